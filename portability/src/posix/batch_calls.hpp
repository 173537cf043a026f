#pragma once
// What berkeley/batch.cpp and berkeley/segments.cpp need of the system.

#include <poll.h>

#include "berkeley/native_address.hpp"
#include "posix/transfer.hpp"
#include "posix/waiting.hpp"
#include "sockspec/batch.hpp"

namespace sockspec {

inline constexpr short readable = POLLIN;
inline constexpr short writable = POLLOUT;

/// How many datagrams one call moves: of more, the headers would crowd a small stack.
inline constexpr std::size_t most_at_once = SOCKSPEC_HAVE_SENDMMSG ? 64 : 1;

/// A byte count, or -1 with errno.
inline std::ptrdiff_t send_datagram(const socket& on, std::span<const std::byte> data,
                                    const address* to, int flags) noexcept {
  return ::sendto(on.fileno(), data.data(), limited(data.size()), flags | no_signal,
                  to == nullptr ? nullptr : socket_address(*to), to == nullptr ? 0 : length(*to));
}

/// Sends some of them, one at least: how many, or -1 with errno.
/// batch_at_once.cpp, batch_stepwise.cpp
std::ptrdiff_t send_some(const socket& on, std::span<const outgoing_datagram>, int flags) noexcept;
/// Waits for one, as the handle and the flags say, and receives what is there: how many, at most
/// most_at_once; or -1 with errno.
std::ptrdiff_t receive_some(const socket& on, std::span<incoming_datagram>, int flags) noexcept;

/// What a failure is called on every system.
inline void name_failure_to_send(const socket& on, const address* to,
                                 std::error_code& ec) noexcept {
  if (!ec) return;
  if (to != nullptr) name_missing_port(on.fileno(), *to, ec);
  name_lost_peer(on.fileno(), ec);
}
inline void name_failure_to_receive(const socket& on, std::error_code& ec) noexcept {
  name_missing_peer(on, ec);
}

}  // namespace sockspec
