#pragma once
// What berkeley/sendfile.cpp needs of the system. Calls return a count, 0 at the end of the file,
// or -1 with GetLastError, which is where WSAGetLastError looks, too.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <system_error>

#include "sockspec/sendfile.hpp"
#include "winsock/transfer.hpp"
#include "winsock/waiting.hpp"

namespace sockspec {

/// TransmitFile, for sockets without a timeout: one that is given up does not tell how far it came.
std::ptrdiff_t send_file_part(socket& to, native_file, std::uint64_t offset,
                              std::uint64_t most) noexcept;

/// Whether the last error says that TransmitFile is not for this socket or this file.
inline bool is_to_be_copied() noexcept {
  const int error = ::WSAGetLastError();
  return error == WSAEOPNOTSUPP || error == WSAEINVAL || error == ERROR_INVALID_PARAMETER;
}

inline std::ptrdiff_t send_part(socket& to, std::span<const std::byte> data) noexcept {
  return send_once(to.fileno(), data, 0);
}

std::ptrdiff_t read_file_at(native_file, std::uint64_t offset, std::span<std::byte>) noexcept;
std::ptrdiff_t read_file(native_file, std::span<std::byte>) noexcept;

/// Where a file stands, which every read moves. A file on a disk has such a place, a pipe and a
/// console have none.
class file_place {
 public:
  /// Sets the error if it cannot be told.
  file_place(native_file, std::error_code&) noexcept;

  bool exists() const noexcept { return stood_at_.has_value(); }
  /// What is asked for at first needs no second look.
  bool is_missing_after_all() const noexcept { return false; }
  /// False with the last error if that fails.
  bool move(std::uint64_t to) noexcept;
  bool move_back() noexcept { return !stood_at_ || move(*stood_at_); }

 private:
  native_file file_;
  std::optional<std::uint64_t> stood_at_;
};

/// In the words of other systems: a handle that is not open, or not for reading, is a bad one.
int last_file_error() noexcept;

inline waiting wait_to_send(const socket& to) noexcept {
  return {to, POLLWRNORM};
}
inline bool go_on(waiting& wait, std::error_code& ec) noexcept {
  return wait.try_again(ec);
}

/// A file that is open for reading for as long as this object lives.
class opened_file {
 public:
  explicit opened_file(const std::filesystem::path&) noexcept;
  opened_file(const opened_file&) = delete;
  opened_file& operator=(const opened_file&) = delete;
  ~opened_file();

  /// If not, GetLastError says why.
  bool is_open() const noexcept { return file_ != INVALID_HANDLE_VALUE; }
  native_file get() const noexcept { return file_; }

 private:
  native_file file_;
};

}  // namespace sockspec
