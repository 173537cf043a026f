#pragma once
// The system calls as a careful C program makes them: no SIGPIPE, handles that are not inherited,
// on after a signal and after a part.

#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <span>
#include <system_error>
#include <utility>

#include "benchmarks/contenders/raw_handles.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

/// Throws what errno says.
[[noreturn]] inline void throw_errno(const char* call) {
  throw std::system_error(errno, std::generic_category(), call);
}

/// The same, unless a signal came.
inline void check_errno(const char* call) {
  if (errno != EINTR) throw_errno(call);
}

/// The result of a system call that no signal interrupts. Errors: throws what errno says, at -1
inline int checked(int result, const char* call) {
  if (result == -1) throw_errno(call);
  return result;
}

/// A connected socket.
class raw_end {
 public:
  explicit raw_end(socket end) noexcept : owner_(std::move(end)), handle_(owner_.fileno()) {}

  std::size_t send(std::span<const std::byte> data) const {
    for (;;) {
      const ssize_t count = ::send(handle_, data.data(), data.size(), no_signal);
      if (count >= 0) return static_cast<std::size_t>(count);
      check_errno("send");
    }
  }

  void sendall(std::span<const std::byte> data) const {
    while (!data.empty()) data = data.subspan(send(data));
  }

  std::size_t recv(std::span<std::byte> buffer) const {
    for (;;) {
      const ssize_t count = ::recv(handle_, buffer.data(), buffer.size(), 0);
      if (count >= 0) return static_cast<std::size_t>(count);
      check_errno("recv");
    }
  }

 protected:
  native_handle handle() const noexcept { return handle_; }

 private:
  socket owner_;
  native_handle handle_;
};

/// An address as the system has it; cleared by nobody.
struct raw_address {
  sockaddr_storage storage;
  socklen_t length;

  const sockaddr* get() const noexcept { return reinterpret_cast<const sockaddr*>(&storage); }
  sockaddr* get() noexcept { return reinterpret_cast<sockaddr*>(&storage); }
};

raw_address raw_address_of(const address&) noexcept;

/// A datagram socket.
class raw_datagram_end {
 public:
  using address_type = raw_address;
  static address_type address_of(const address& of) noexcept { return raw_address_of(of); }

  explicit raw_datagram_end(socket end) noexcept
      : owner_(std::move(end)), handle_(owner_.fileno()) {}

  void sendto(std::span<const std::byte> data, const address_type& to) const {
    while (::sendto(handle_, data.data(), data.size(), no_signal, to.get(), to.length) < 0) {
      check_errno("sendto");
    }
  }

  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) const {
    for (;;) {
      from.length = sizeof from.storage;
      const ssize_t count =
          ::recvfrom(handle_, buffer.data(), buffer.size(), 0, from.get(), &from.length);
      if (count >= 0) return static_cast<std::size_t>(count);
      check_errno("recvfrom");
    }
  }

 private:
  socket owner_;
  native_handle handle_;
};

}  // namespace sockspec::benchmarks
