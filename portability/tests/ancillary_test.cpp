// Ancillary data of datagrams, and what there is room for.

#include "sockspec/ancillary.hpp"

#include <gtest/gtest.h>

#include <array>
#include <utility>

#include "connections.hpp"
#include "message_buffers.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/message.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::ancillary_data;
using sockspec::bytes;
using sockspec::errc;
using sockspec::received_ancillary_data;
using sockspec::received_flags;
using sockspec::recvmsg;
using sockspec::sendmsg;
using sockspec::socket;

TEST(recvmsg, finds_nothing_that_was_not_sent) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("x"));
  two_buffers into;
  received_ancillary_data beside;
  EXPECT_EQ(recvmsg(other, into.both, beside).flags, received_flags::none);
  EXPECT_EQ(beside.descriptors(), 0U);
  EXPECT_EQ(beside.take_descriptor(), sockspec::invalid_handle);
  EXPECT_FALSE(beside.item(0));
  EXPECT_FALSE(beside.find<sockspec::packet_info>());
}

/// What a datagram brings to a receiver that asks for it.
template <typename Value>
std::optional<Value> brought(socket& to, socket from) {
  from.sendto(bytes("x"), to.getsockname());
  two_buffers into;
  received_ancillary_data beside;
  EXPECT_EQ(recvmsg(to, into.both, beside).count, 1U);
  return beside.find<Value>();
}

socket udp6_loopback() {
  socket made(sockspec::address_family::inet6, sockspec::socket_type::datagram);
  made.bind(address::inet6("::1", 0));
  return made;
}

TEST(ancillary_data, tells_where_a_datagram_arrived) {
  socket to = bound(udp(), any_port());
  to.setsockopt(sockspec::ip::pktinfo, true);
  const auto info = brought<sockspec::packet_info>(to, udp());
  ASSERT_TRUE(info);
  EXPECT_EQ(info->local, address::inet("127.0.0.1", 0));
  socket to6 = udp6_loopback();
  to6.setsockopt(sockspec::ipv6::recvpktinfo, true);
  const auto info6 = brought<sockspec::packet_info>(to6, udp6_loopback());
  ASSERT_TRUE(info6);
  EXPECT_EQ(info6->local, address::inet6("::1", 0));
  EXPECT_NE(info6->interface_index, 0U);
}

TEST(ancillary_data, tells_how_many_hops_a_datagram_had_left) {
  socket to = bound(udp(), any_port());
  to.setsockopt(sockspec::ip::recvttl, true);
  socket from = udp();
  from.setsockopt(sockspec::ip::ttl, 42);
  const auto limit = brought<sockspec::hop_limit>(to, std::move(from));
  ASSERT_TRUE(limit);
  EXPECT_EQ(limit->value, 42);
  socket to6 = udp6_loopback();
  to6.setsockopt(sockspec::ipv6::recvhoplimit, true);
  socket from6 = udp6_loopback();
  from6.setsockopt(sockspec::ipv6::unicast_hops, 43);
  const auto limit6 = brought<sockspec::hop_limit>(to6, std::move(from6));
  ASSERT_TRUE(limit6);
  EXPECT_EQ(limit6->value, 43);
}

TEST(ancillary_data, sends_from_an_address) {
  socket to = bound(udp(), any_port());
  const address there = to.getsockname();
  socket from = bound(udp(), address::inet("0.0.0.0", 0));
  ancillary_data beside;
  beside.add(sockspec::packet_info{.local = address::inet("127.0.0.1", 0)});
  const std::array parts{bytes("x")};
  sendmsg(from, {.buffers = parts, .ancillary = &beside, .to = &there});
  two_buffers into;
  EXPECT_EQ(recvmsg(to, into.both).from.host(), "127.0.0.1");
}

TEST(ancillary_data, refuses_what_does_not_fit) {
  ancillary_data beside;
  const std::array<std::byte, 800> much{};
  beside.add(sockspec::raw_ancillary{1, 2, much});
  const std::size_t before = beside.bytes().size();
  std::error_code ec;
  beside.add(sockspec::raw_ancillary{1, 2, much}, ec);
  EXPECT_EQ(ec, errc::no_buffer_space);
  EXPECT_EQ(beside.bytes().size(), before);
  EXPECT_THROW(beside.add(sockspec::raw_ancillary{1, 2, much}), std::system_error);
  beside.clear();
  EXPECT_TRUE(beside.bytes().empty());
}

TEST(ancillary_data, refuses_an_address_that_is_not_of_ip) {
  ancillary_data beside;
  std::error_code ec;
  beside.add(sockspec::packet_info{}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

}  // namespace
