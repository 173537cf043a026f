#pragma once
// What berkeley/sendfile.cpp needs of the system. Calls return a count, 0 at the end of the file,
// or -1 with errno.

#include <poll.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <span>
#include <system_error>

#include "posix/transfer.hpp"
#include "posix/waiting.hpp"
#include "sockspec/sendfile.hpp"

namespace sockspec {

/// sendfile, which one of sendfile_linux.cpp, sendfile_darwin.cpp, sendfile_freebsd.cpp and
/// sendfile_none.cpp makes: they differ by system. Raises no SIGPIPE.
std::ptrdiff_t send_file_part(socket& to, native_file, std::uint64_t offset,
                              std::uint64_t most) noexcept;

/// Whether errno says that sendfile does not take this file, or that there is no sendfile.
inline bool is_to_be_copied() noexcept {
  if (errno == ENOTSUP) return true;  // on some systems the same number as EOPNOTSUPP
  return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == ESPIPE;
}

inline std::ptrdiff_t send_part(socket& to, std::span<const std::byte> data) noexcept {
  return send_once(to, data, 0);
}

/// Interruptions by signals are resumed.
std::ptrdiff_t read_file_at(native_file, std::uint64_t offset, std::span<std::byte>) noexcept;
std::ptrdiff_t read_file(native_file, std::span<std::byte>) noexcept;

/// Where a file stands. What is read at an offset leaves it there, so that it is not asked for;
/// that there is no such thing, as of a pipe, is learned from the first read.
class file_place {
 public:
  file_place(native_file file, std::error_code& ec) noexcept : file_(file) { ec.clear(); }

  bool exists() const noexcept { return exists_; }
  /// After a call that has failed: whether it did because there is none. Keeps errno.
  bool is_missing_after_all() noexcept {
    exists_ = errno != ESPIPE;
    return !exists_;
  }
  /// False with errno if that fails.
  bool move(std::uint64_t to) noexcept;
  bool move_back() noexcept { return true; }

 private:
  native_file file_;
  bool exists_ = true;
};

inline int last_file_error() noexcept {
  return errno;
}

inline waiting wait_to_send(const socket& to) noexcept {
  return {to, POLLOUT};
}
inline bool go_on(waiting& wait, std::error_code& ec) noexcept {
  return wait.try_again(errno, ec);
}
/// Failures have the numbers that they have.
inline void translate_failure(native_handle, std::error_code&) noexcept {}

/// A file that is open for reading for as long as this object lives.
class opened_file {
 public:
  explicit opened_file(const std::filesystem::path&) noexcept;
  opened_file(const opened_file&) = delete;
  opened_file& operator=(const opened_file&) = delete;
  ~opened_file();

  /// If not, errno says why.
  bool is_open() const noexcept { return file_ != -1; }
  native_file get() const noexcept { return file_; }

 private:
  native_file file_;
};

}  // namespace sockspec
