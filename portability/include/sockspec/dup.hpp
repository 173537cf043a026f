#pragma once
// Several handles of one socket.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// Another handle of the same socket, not inherited by child processes. What arrives is received
/// by whoever asks first; the connection ends when the last handle is closed, or by shutdown.
///
/// The duplicate has the timeout of the original [dup.keeps_the_timeout]. Afterwards each has its
/// own, but whether calls may wait in the system is a property of the socket: setting a timeout on
/// one, or taking it away, makes a handle whose timeout is none report operation_would_block, or
/// one with a timeout wait for ever. Give handles that are used together the same kind of timeout.
///
/// Calls: fcntl(2) with F_DUPFD_CLOEXEC
/// Errors: bad_file_descriptor [dup.bad_file_descriptor];
///         too_many_files_open [dup.too_many_files_open]
/// Blocks: never
/// Platforms: on Windows WSADuplicateSocket and WSASocket
/// Source: POSIX.1-2024 dup(); Python's socket.dup
[[nodiscard]] SOCKSPEC_API socket dup(const socket&);
[[nodiscard]] SOCKSPEC_API socket dup(const socket&, std::error_code&) noexcept;

/// A duplicate of a handle that something else has opened and goes on to own. Its timeout is none
/// if the handle blocks, zero if it does not. Nothing is changed for the handle itself.
///
/// Calls: fcntl(2) with F_DUPFD_CLOEXEC; as socket::adopt
/// Errors: bad_file_descriptor [fromfd.bad_file_descriptor]; not_a_socket;
///         too_many_files_open
/// Blocks: never
/// Platforms: Windows cannot tell whether a handle blocks: the timeout is none, and calls report
///            operation_would_block if it does not
/// Source: Python's socket.fromfd
[[nodiscard]] SOCKSPEC_API socket fromfd(native_handle);
[[nodiscard]] SOCKSPEC_API socket fromfd(native_handle, std::error_code&) noexcept;

/// What another process needs to know of a socket that is shared with it.
struct shared_socket {
  std::array<std::byte, 640> room{};
  std::size_t size = 0;

  std::span<const std::byte> bytes() const noexcept { return std::span(room).first(size); }
};

/// Describes a socket for another process, which makes a handle of it by fromshare, once. Keep the
/// socket open until it has.
///
/// \param process  the number of the other process: GetProcessId
/// Calls: WSADuplicateSocket
/// Errors: operation_not_supported, everywhere but on Windows: elsewhere descriptors are passed
///         beside a message (message.hpp), which needs no process number and no trust in who reads;
///         invalid_argument, no such process
/// Blocks: never
/// Source: Python's socket.share, socket.fromshare
SOCKSPEC_API shared_socket share(const socket&, std::uint32_t process);
SOCKSPEC_API shared_socket share(const socket&, std::uint32_t process, std::error_code&) noexcept;

/// The socket that another process has shared with this one. Its timeout is as fromfd's.
///
/// Calls: WSASocket
/// Errors: operation_not_supported, everywhere but on Windows;
///         argument_rejected, not what share has given
[[nodiscard]] SOCKSPEC_API socket fromshare(std::span<const std::byte>);
[[nodiscard]] SOCKSPEC_API socket fromshare(std::span<const std::byte>, std::error_code&) noexcept;

}  // namespace sockspec
