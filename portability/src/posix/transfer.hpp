#pragma once
// The system calls that move data, as this library makes them.

#include <sys/socket.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <system_error>

#include "host_config.hpp"
#include "posix/handle.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// MSG_...; nothing, with the error, where the system lacks one of them.
std::optional<int> translated(message_flags, std::error_code&) noexcept;

/// The same; none, which is usual, is none everywhere.
inline std::optional<int> native(message_flags flags, std::error_code& ec) noexcept {
  if (flags != message_flags::none) return translated(flags, ec);
  succeed(ec);
  return 0;
}

/// The length that the system may be told.
constexpr std::size_t limited(std::size_t size) noexcept {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t most = SOCKSPEC_TRANSFER_LIMIT == 0 ? none : SOCKSPEC_TRANSFER_LIMIT;
  return std::min(size, most);
}

inline ssize_t send_once(const socket& to, std::span<const std::byte> data, int flags) noexcept {
  return ::send(to.fileno(), data.data(), limited(data.size()), flags | no_signal);
}

inline ssize_t recv_once(const socket& from, std::span<std::byte> buffer, int flags) noexcept {
  return ::recv(from.fileno(), buffer.data(), limited(buffer.size()), flags);
}

/// After a receive has failed: Linux says "invalid argument" of a UNIX socket without a connection,
/// and "not connected" of others; the layer always says the latter.
void name_missing_peer(const socket&, std::error_code&) noexcept;

bool is_stream(native_handle) noexcept;

/// After a send has failed: of a datagram to port 0, Linux says "invalid argument", and others that
/// the address is not available.
void name_missing_port(native_handle, const address& to, std::error_code&) noexcept;

/// After a send has failed: macOS says "wrong protocol type" of a connection that is just ending.
void name_lost_peer(native_handle, std::error_code&) noexcept;

}  // namespace sockspec
