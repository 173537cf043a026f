#pragma once
// Sockets without the layer, for the raw half of a pair.

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "benchmarks/contenders/raw_handles.hpp"
#include "sockspec/address.hpp"

namespace sockspec::benchmarks {

/// The result of a system call. Errors: throws std::system_error if it is -1
template <typename Result>
Result checked(Result result) {
  if (result == -1) throw std::system_error(errno, std::generic_category());
  return result;
}

/// An owner of one descriptor.
class raw_socket {
 public:
  raw_socket(int family, int type) : handle_(checked(open_socket(family, type))) {}
  explicit raw_socket(int handle) : handle_(handle) {}
  raw_socket(raw_socket&& from) noexcept : handle_(std::exchange(from.handle_, -1)) {}
  raw_socket& operator=(raw_socket&&) = delete;
  raw_socket(const raw_socket&) = delete;
  raw_socket& operator=(const raw_socket&) = delete;
  ~raw_socket() {
    if (handle_ != -1) ::close(handle_);
  }

  int get() const noexcept { return handle_; }

 private:
  int handle_;
};

inline const sockaddr* socket_address(const address& of) {
  return static_cast<const sockaddr*>(of.data());
}

inline socklen_t length(const address& of) {
  return static_cast<socklen_t>(of.size());
}

/// The two ends of a connection.
inline std::pair<raw_socket, raw_socket> raw_pair(int type = SOCK_STREAM) {
  int handles[2] = {};
  checked(open_pair(type, handles));
  return {raw_socket(handles[0]), raw_socket(handles[1])};
}

}  // namespace sockspec::benchmarks
