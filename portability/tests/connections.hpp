#pragma once
// Sockets as tests need them.

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sockspec/bytes.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::testing {

using namespace std::chrono_literals;

/// A port of 127.0.0.1 that the system chooses.
inline address any_port() {
  return address::inet("127.0.0.1", 0);
}

inline socket tcp() {
  return socket(address_family::inet, socket_type::stream);
}
inline socket udp() {
  return socket(address_family::inet, socket_type::datagram);
}

inline socket bound(socket made, const address& local) {
  made.bind(local);
  return made;
}

inline socket listening(const address& local = any_port(), int backlog = 16) {
  socket listener(local.family(), socket_type::stream);
  listener.bind(local);
  listener.listen(backlog);
  return listener;
}

/// The two ends of a TCP connection.
inline std::pair<socket, socket> tcp_pair() {
  socket listener = listening();
  socket client = tcp();
  client.connect(listener.getsockname());
  return {std::move(client), listener.accept()};
}

/// Two datagram sockets that are connected to each other.
inline std::pair<socket, socket> udp_pair() {
  socket one = bound(udp(), any_port());
  socket other = bound(udp(), any_port());
  one.connect(other.getsockname());
  other.connect(one.getsockname());
  return {std::move(one), std::move(other)};
}

/// An address where nobody listens: held by a socket that does not.
struct closed_port {
  socket holder = bound(tcp(), any_port());
  address where = holder.getsockname();
};

/// Sends without waiting until there is no room, and none is made: where pairs are connections,
/// data moves on in the background. Returns how many bytes went.
inline std::size_t fill(socket& out) {
  const std::vector<std::byte> chunk(65536);
  const timeout before = out.gettimeout();
  out.setblocking(false);
  std::size_t sent = 0;
  std::error_code ec;
  poll_item room[] = {{out.fileno(), poll_events::out}};
  int refusals = 0;  // in a row
  while (refusals != 2) {
    sent += out.send(chunk, ec);
    refusals = ec ? refusals + 1 : 0;
    if (refusals == 1) poll(room, 50ms);
  }
  EXPECT_EQ(ec, errc::operation_would_block);
  out.settimeout(before);
  return sent;
}

/// Receives until the end; returns how many bytes came.
inline std::size_t drain(socket& in) {
  std::vector<std::byte> chunk(65536);
  std::size_t received = 0;
  while (const std::size_t count = in.recv(chunk)) received += count;
  return received;
}

inline std::string recv_text(socket& in, std::size_t size = 100) {
  std::vector<std::byte> buffer(size);
  buffer.resize(in.recv(buffer));
  return std::string(text(buffer));
}

}  // namespace sockspec::testing
