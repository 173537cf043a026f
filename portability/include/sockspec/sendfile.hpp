#pragma once
// A file, or a part of one, as the next bytes of a stream.
//
//   sockspec::sendfile(to, std::filesystem::path("page.html"));
//   sockspec::sendfile(to, log, {.offset = 4096, .count = 1024});

#include <cstdint>
#include <filesystem>
#include <system_error>
#include <type_traits>

#include "sockspec/config.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// An open file, as the system has it: a descriptor, or a HANDLE.
using native_file = std::conditional_t<std::is_same_v<native_handle, int>, int, void*>;

/// Who moves the bytes: the system, where it can (it cannot send every kind of file), or this
/// library, which reads and sends. What is sent, and where the file stands afterwards, is the same.
enum class sendfile_way : std::uint8_t { system, copy };

struct sendfile_options {
  std::uint64_t offset = 0;  // bytes from the beginning, wherever the file stands
  std::uint64_t count = 0;   // at most so many; 0: to the end
  sendfile_way way = sendfile_way::system;
};

/// Sends a file, or as much of it as there is of what was asked for.
///
/// A file that has a position, as those on disks have and pipes have not, stands behind the last
/// byte that was sent, also on failure; where it stood, if none was.
///
/// Calls: sendfile(2); for the first 16 KiB unless count says that there is more, and where the
///        system cannot send this file, pread(2), for a pipe read(2), and send(2). lseek(2);
///        poll(2) if it must wait with a timeout; getsockopt(SO_TYPE), once for each socket. On
///        Linux and FreeBSD SIGPIPE is blocked for the calling thread around sendfile, which has no
///        flag for it, and taken back if that call raised it: pthread_sigmask(2) twice.
/// \param file  open for reading; a path is opened and closed. The handle remains the caller's.
/// Returns: how many bytes were taken, also on failure. (The throwing form cannot tell.) Fewer than
///          count if the file ends before. What was read from a pipe and not taken is lost.
/// Errors: as socket::sendall, with one deadline for the whole [sendfile.timed_out];
///         operation_not_supported, the socket is no stream [sendfile.streams_alone];
///         argument_rejected, offset or count above 2^63 - 1;
///         invalid_seek, an offset in a pipe; bad_file_descriptor, a file that is not open for
///         reading; no_such_file_or_directory, and others of opening and reading
/// Blocks: until all is taken. A read of a file does not heed the timeout.
/// Platforms: on Windows TransmitFile, for sockets without a timeout; NetBSD and OpenBSD copy
/// Source: Python's socket.sendfile
SOCKSPEC_API std::uint64_t sendfile(socket&, native_file, const sendfile_options& = {});
SOCKSPEC_API std::uint64_t sendfile(socket&, native_file, const sendfile_options&,
                                    std::error_code&) noexcept;
SOCKSPEC_API std::uint64_t sendfile(socket&, const std::filesystem::path& file,
                                    const sendfile_options& = {});
SOCKSPEC_API std::uint64_t sendfile(socket&, const std::filesystem::path& file,
                                    const sendfile_options&, std::error_code&) noexcept;

}  // namespace sockspec
