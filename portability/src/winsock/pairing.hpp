#pragma once
// How two sockets become a pair where every process of the machine may connect.

#include <chrono>
#include <system_error>

#include "result.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// Whether each is the other's peer.
inline bool name_each_other(const socket& one, const socket& other, std::error_code& ec) noexcept {
  const address name = one.getsockname(ec);
  if (ec || name != other.getpeername(ec)) return false;
  const address other_name = other.getsockname(ec);
  return !ec && other_name == one.getpeername(ec) && !ec;
}

/// Accepts the other end of a client that has connected. What else has connected is closed; after
/// that much time of it, timed_out.
inline socket accept_end_of(const socket& client, socket& listener, std::chrono::nanoseconds time,
                            std::error_code& ec) noexcept {
  const auto end = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = end - std::chrono::steady_clock::now();
    if (left.count() <= 0) break;
    listener.settimeout(left, ec);
    if (ec) return {};
    socket server = listener.accept(ec);
    if (ec && ec != errc::connection_aborted) return {};
    if (server.is_open() && name_each_other(client, server, ec)) return server;
  }
  fail(ec, errc::timed_out);
  return {};
}

}  // namespace sockspec
