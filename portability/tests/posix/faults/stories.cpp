#include "posix/faults/stories.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <vector>

#include "connections.hpp"
#include "posix/native_handles.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/message.hpp"

namespace sockspec::testing {
namespace {

void settle(socket& made, pace how, std::error_code& ec) {
  if (!ec && how == pace::with_a_timeout) made.settimeout(5s, ec);
}

std::vector<std::byte> pattern(std::size_t size) {
  std::vector<std::byte> data(size);
  for (std::size_t i = 0; i != size; ++i) data[i] = static_cast<std::byte>(i * 7 + i / 256);
  return data;
}

// Sends all, and receives it: what came must be the beginning of what was sent, and as long as
// sendall says.
std::error_code carry(socket& out, socket& in) {
  const auto sent = pattern(40'000);
  std::error_code first;
  const std::size_t count = out.sendall(sent, first);
  std::error_code ec;
  out.shutdown(shutdown_how::write, ec);
  if (ec) return first ? first : ec;

  std::vector<std::byte> received(sent.size() + 1);
  std::size_t size = 0;
  while (size != received.size()) {
    const std::size_t part = in.recv(std::span(received).subspan(size), ec);
    if (ec && !first) first = ec;
    if (ec || part == 0) break;
    size += part;
  }
  if (!ec) {
    EXPECT_EQ(size, count) << "not as many bytes as sendall has counted";
  }
  received.resize(size);
  EXPECT_TRUE(std::equal(received.begin(), received.end(), sent.begin())) << "other bytes";
  return first;
}

// Closes them all; returns the first error, that one if there is one.
std::error_code close_all(std::initializer_list<socket*> made, std::error_code first) {
  for (socket* each : made) {
    std::error_code ec;
    each->close(ec);
    if (ec && !first) first = ec;
  }
  return first;
}

std::error_code a_connection(address local, pace how) {
  std::error_code ec;
  socket listener(local.family(), socket_type::stream, socket_protocol::unspecified, ec);
  settle(listener, how, ec);
  if (!ec) listener.setsockopt(so::reuseaddr, true, ec);
  if (!ec) listener.bind(local, ec);
  if (!ec) listener.listen(4, ec);
  if (ec) return ec;
  const address where = listener.getsockname(ec);
  if (ec) return ec;
  socket client(local.family(), socket_type::stream, socket_protocol::unspecified, ec);
  settle(client, how, ec);
  if (!ec) client.connect(where, ec);
  if (ec) return ec;
  socket server = listener.accept(ec);
  settle(server, how, ec);
  if (ec) return ec;
  return close_all({&server, &client, &listener}, carry(client, server));
}

std::error_code a_pair(socket_type type, pace how) {
  std::error_code ec;
  auto [one, other] =
      socketpair(address_family::unix_domain, type, socket_protocol::unspecified, ec);
  settle(one, how, ec);
  settle(other, how, ec);
  return ec ? ec : close_all({&one, &other}, carry(one, other));
}

std::error_code a_datagram(pace how) {
  std::error_code ec;
  socket in(address_family::inet, socket_type::datagram, socket_protocol::unspecified, ec);
  settle(in, how, ec);
  if (!ec) in.bind(any_port(), ec);
  if (ec) return ec;
  const address where = in.getsockname(ec);
  if (ec) return ec;
  socket out(address_family::inet, socket_type::datagram, socket_protocol::unspecified, ec);
  settle(out, how, ec);
  if (ec) return ec;
  const auto sent = pattern(1000);
  out.sendto(sent, where, ec);
  if (ec) return ec;
  std::vector<std::byte> received(2000);
  address from;
  received.resize(in.recvfrom(received, from, ec));
  if (!ec) {
    EXPECT_EQ(received, sent);
  }
  return close_all({&in, &out}, ec);
}

// Made once, before any run: what makes it is not a part of the story.
const address& refusing() {
  static const closed_port nobody;
  return nobody.where;
}

// The first address refuses, the second answers: what happens to the first is no error.
std::error_code a_choice(pace how) {
  std::error_code ec;
  socket listener(address_family::inet, socket_type::stream, socket_protocol::unspecified, ec);
  if (!ec) listener.bind(any_port(), ec);
  if (!ec) listener.listen(4, ec);
  if (ec) return ec;
  const address where = listener.getsockname(ec);
  if (ec) return ec;
  connection_options options;
  if (how == pace::with_a_timeout) options.timeout = 5s;
  const address addresses[] = {refusing(), where};
  socket client = create_connection(addresses, options, ec);
  EXPECT_EQ(client.is_open(), !ec);
  return close_all({&client, &listener}, ec);
}

// A descriptor travels with two buffers, and is closed by whoever has it.
std::error_code a_message(pace how) {
  std::error_code ec;
  auto [one, other] = socketpair(address_family::unix_domain, socket_type::stream,
                                 socket_protocol::unspecified, ec);
  settle(one, how, ec);
  settle(other, how, ec);
  ancillary_data beside;
  const native_handle passed = one.fileno();
  if (!ec) beside.add_descriptors(std::span(&passed, 1), ec);
  if (ec) return ec;
  const auto sent = pattern(1000);
  const std::span<const std::byte> all(sent);
  const std::span<const std::byte> parts[] = {all.first(400), all.subspan(400)};
  sendmsg(one, {.buffers = parts, .ancillary = &beside}, ec);
  if (ec) return ec;
  std::vector<std::byte> received(1000);
  const std::span<std::byte> room[] = {received};
  received_ancillary_data arrived;
  recvmsg(other, room, arrived, message_flags::none, ec);
  if (ec) return ec;
  EXPECT_EQ(received, sent);
  EXPECT_EQ(arrived.descriptors(), 1U);
  const native_handle taken = arrived.take_descriptor();
  socket duplicate = socket::adopt(taken, ec);
  if (ec) {
    EXPECT_TRUE(close_natively(taken)) << "not the caller's any more";
  }
  return close_all({&one, &other, &duplicate}, ec);
}

}  // namespace

const std::map<std::string, story>& stories() {
  refusing();
  static const std::map<std::string, story> all = {
      {"connection_tcp4", [](pace how) { return a_connection(any_port(), how); }},
      {"connection_unix", [](pace how) { return a_connection(address::unix_unnamed(), how); }},
      {"pair_of_streams", [](pace how) { return a_pair(socket_type::stream, how); }},
      {"choice_of_addresses", a_choice},
      {"message_with_a_descriptor", a_message},
      {"datagram_udp4", [](pace how) { return a_datagram(how); }},
  };
  return all;
}

}  // namespace sockspec::testing
