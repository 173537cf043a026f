#include "posix/faults/stories.hpp"

#include <gtest/gtest.h>

#include <span>
#include <vector>

#include "connections.hpp"
#include "posix/faults/exchange.hpp"
#include "posix/native_handles.hpp"
#include "sockspec/message.hpp"

namespace sockspec::testing {
namespace {

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

stories_by_name stories_of_transfers() {
  return {
      {"connection_tcp4", [](pace how) { return a_connection(any_port(), how); }},
      {"connection_unix", [](pace how) { return a_connection(address::unix_unnamed(), how); }},
      {"pair_of_streams", [](pace how) { return a_pair(socket_type::stream, how); }},
      {"message_with_a_descriptor", a_message},
      {"datagram_udp4", a_datagram},
  };
}

const stories_by_name& stories() {
  static const stories_by_name all = [] {
    stories_by_name gathered;
    for (auto part :
         {stories_of_transfers(), stories_of_batches(), stories_of_connecting(), stories_of_files(),
          stories_of_handles(), stories_of_names(), stories_of_servers()}) {
      gathered.merge(part);
    }
    return gathered;
  }();
  return all;
}

}  // namespace sockspec::testing
