#pragma once
// What berkeley/batch.cpp and berkeley/segments.cpp need of the system.

#include "berkeley/native_address.hpp"
#include "sockspec/batch.hpp"
#include "winsock/reachable.hpp"
#include "winsock/transfer.hpp"
#include "winsock/waiting.hpp"

namespace sockspec {

inline constexpr short readable = POLLRDNORM;
inline constexpr short writable = POLLWRNORM;

inline constexpr std::size_t most_at_once = 1;

/// A byte count, or -1 with WSAGetLastError.
std::ptrdiff_t send_datagram(const socket& on, std::span<const std::byte> data, const address* to,
                             int flags) noexcept;

/// Sends the first of them: 1, or -1 with WSAGetLastError.
std::ptrdiff_t send_some(const socket& on, std::span<const outgoing_datagram>, int flags) noexcept;
/// Waits for one, as the handle does, and receives it: 1, or -1 with WSAGetLastError.
std::ptrdiff_t receive_some(const socket& on, std::span<incoming_datagram>, int flags) noexcept;

/// What a failure is called on every system.
inline void name_failure_to_send(const socket& on, const address* to,
                                 std::error_code& ec) noexcept {
  translate_failure(on.fileno(), ec);
  if (ec && to != nullptr) name_missing_port(on.fileno(), *to, ec);
}
inline void name_failure_to_receive(const socket& on, std::error_code& ec) noexcept {
  translate_failure(on.fileno(), ec);
}

}  // namespace sockspec
