#pragma once
// The system calls that move data, as this library makes them.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <system_error>

#include "host_config.hpp"
#include "sockspec/socket.hpp"
#include "winsock/handle.hpp"

namespace sockspec {

/// MSG_...; nothing, with the error, where the system lacks one of them.
std::optional<int> native(message_flags, std::error_code&) noexcept;

/// The length that the system may be told: it counts in int.
constexpr int limited(std::size_t size) noexcept {
  return static_cast<int>(std::min<std::size_t>(size, SOCKSPEC_TRANSFER_LIMIT));
}

inline std::ptrdiff_t send_once(native_handle to, std::span<const std::byte> data,
                                int flags) noexcept {
  return ::send(to, reinterpret_cast<const char*>(data.data()), limited(data.size()), flags);
}

inline std::ptrdiff_t recv_once(native_handle from, std::span<std::byte> buffer,
                                int flags) noexcept {
  return ::recv(from, reinterpret_cast<char*>(buffer.data()), limited(buffer.size()), flags);
}

/// Gives the failure of a send or recv, if it is one, the number of what it is called on other
/// systems.
void translate_number(native_handle, std::error_code&) noexcept;
inline void translate_failure(native_handle handle, std::error_code& ec) noexcept {
  if (ec) [[unlikely]] {
    translate_number(handle, ec);
  }
}

/// After a send has failed: Wine says "invalid argument" of a datagram to port 0, and Windows that
/// the address is not available.
void name_missing_port(native_handle, const address& to, std::error_code&) noexcept;

}  // namespace sockspec
