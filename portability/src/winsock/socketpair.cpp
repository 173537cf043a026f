// Windows has no pairs. One is made of a connection over the loopback, where every other process of
// the machine may connect, too: what was accepted is a pair only if both ends name each other.

#include "sockspec/socketpair.hpp"

#include <chrono>

#include "result.hpp"
#include "sockspec/default_timeout.hpp"
#include "system_headers.hpp"
#include "winsock/pairing.hpp"

namespace sockspec {
namespace {

using namespace std::chrono_literals;

/// How long strangers may keep the two ends apart.
constexpr std::chrono::nanoseconds patience = 5s;

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
  socket server = ec ? socket() : accept_end_of(client, listener, patience, ec);
  if (!ec) client.settimeout(getdefaulttimeout(), ec);
  // Small messages go at once, as in a pair that is one.
  for (socket* end : {&client, &server}) {
    if (!ec) end->setsockopt(tcp::nodelay, true, ec);
  }
  if (ec) return {};
  return {std::move(client), std::move(server)};
}

}  // namespace sockspec
