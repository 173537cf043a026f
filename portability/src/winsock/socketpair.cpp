// Windows has no pairs. One is made of a connection over the loopback, where every other process of
// the machine may connect, too: what was accepted is a pair only if both ends name each other.

#include "sockspec/socketpair.hpp"

#include <chrono>

#include "result.hpp"
#include "system_headers.hpp"

namespace sockspec {
namespace {

using namespace std::chrono_literals;

/// How long strangers may keep the two ends apart.
constexpr std::chrono::nanoseconds patience = 5s;

bool name_each_other(const socket& one, const socket& other, std::error_code& ec) noexcept {
  const address names[] = {one.getsockname(ec), other.getpeername(ec), other.getsockname(ec),
                           one.getpeername(ec)};
  return names[0] == names[1] && names[2] == names[3] && names[0].port() != 0;
}

socket listening(std::error_code& ec) noexcept {
  socket listener(address_family::inet, socket_type::stream, socket_protocol::tcp, ec);
  if (!ec) listener.bind(address::inet("127.0.0.1", 0, ec), ec);
  if (!ec) listener.listen(1, ec);
  return listener;
}

socket connecting(const address& to, std::error_code& ec) noexcept {
  socket client(address_family::inet, socket_type::stream, socket_protocol::tcp, ec);
  if (!ec) client.settimeout(patience, ec);
  if (!ec) client.connect(to, ec);
  return client;
}

/// The other end of client. What else has connected is closed.
socket accepted(socket& listener, const socket& client, std::error_code& ec) noexcept {
  const auto end = std::chrono::steady_clock::now() + patience;
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

}  // namespace

std::pair<socket, socket> socketpair(address_family family, socket_type type,
                                     socket_protocol protocol, std::error_code& ec) noexcept {
  if (family != address_family::unix_domain || type != socket_type::stream ||
      protocol != socket_protocol::unspecified) {
    fail(ec, WSAEOPNOTSUPP);
    return {};
  }
  succeed(ec);
  socket listener = listening(ec);
  const address where = ec ? address() : listener.getsockname(ec);
  socket client = ec ? socket() : connecting(where, ec);
  socket server = ec ? socket() : accepted(listener, client, ec);
  if (!ec) client.settimeout(std::nullopt, ec);
  // Small messages go at once, as in a pair that is one.
  for (socket* end : {&client, &server}) {
    if (!ec) end->setsockopt(tcp::nodelay, true, ec);
  }
  if (ec) return {};
  return {std::move(client), std::move(server)};
}

}  // namespace sockspec
