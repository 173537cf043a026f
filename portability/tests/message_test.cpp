// Several buffers, and flags of what was received.

#include "sockspec/message.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "connections.hpp"
#include "message_buffers.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::most_buffers;
using sockspec::received_flags;
using sockspec::received_message;
using sockspec::recvmsg;
using sockspec::sendmsg;
using sockspec::socket;

using out_buffer = std::span<const std::byte>;

std::size_t send_parts(socket& to, const std::vector<out_buffer>& parts) {
  return sendmsg(to, {.buffers = parts});
}

TEST(sendmsg, joins_its_buffers) {
  auto [one, other] = tcp_pair();
  EXPECT_EQ(send_parts(one, {bytes("one"), {}, bytes("two")}), 6U);
  EXPECT_EQ(recv_text(other), "onetwo");
}

TEST(sendmsg, makes_one_datagram) {
  auto [one, other] = udp_pair();
  EXPECT_EQ(send_parts(one, {bytes("one"), bytes("two")}), 6U);
  EXPECT_EQ(recv_text(other), "onetwo");
}

TEST(sendmsg, of_no_buffers_is_an_empty_datagram) {
  auto [one, other] = udp_pair();
  EXPECT_EQ(send_parts(one, {}), 0U);
  one.sendall(bytes("next"));
  EXPECT_EQ(recv_text(other), "");
  EXPECT_EQ(recv_text(other), "next");
}

TEST(sendmsg, reaches_an_address) {
  socket from = udp();
  socket to = bound(udp(), any_port());
  const address there = to.getsockname();
  const std::array parts{bytes("x")};
  EXPECT_EQ(sendmsg(from, {.buffers = parts, .to = &there}), 1U);
  EXPECT_EQ(recv_text(to), "x");
}

TEST(sendmsg, refuses_more_buffers_than_every_system_takes) {
  auto [one, other] = tcp_pair();
  std::vector<out_buffer> parts(most_buffers, bytes("x"));
  EXPECT_EQ(send_parts(one, parts), most_buffers);
  parts.push_back(bytes("y"));
  std::error_code ec;
  EXPECT_EQ(sendmsg(one, {.buffers = parts}, ec), 0U);
  EXPECT_EQ(ec, errc::message_size);
  EXPECT_EQ(recv_text(other, 2 * most_buffers), std::string(most_buffers, 'x'));
}

TEST(sendmsg, times_out_without_room) {
  auto [one, other] = tcp_pair();
  fill(one);
  one.settimeout(10ms);
  const std::array parts{bytes("x")};
  std::error_code ec;
  sendmsg(one, {.buffers = parts}, ec);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(sendmsg, reports_a_shutdown) {
  auto [one, other] = tcp_pair();
  one.shutdown(sockspec::shutdown_how::write);
  const std::array parts{bytes("x")};
  std::error_code ec;
  sendmsg(one, {.buffers = parts}, ec);
  EXPECT_EQ(ec, errc::broken_pipe);
  EXPECT_THROW(sendmsg(one, {.buffers = parts}), std::system_error);
}

TEST(sendmsg, refuses_flags_that_the_system_does_not_have) {
  auto [one, other] = tcp_pair();
  std::error_code ec;
  sendmsg(one, {.flags = static_cast<message_flags>(1U << 20)}, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(recvmsg, fills_its_buffers_in_order) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("hello"));
  two_buffers into;
  const received_message got = recvmsg(other, into.both);
  EXPECT_EQ(into.text(got.count), "hello");
  EXPECT_EQ(got.flags, received_flags::none);
  EXPECT_EQ(got.from, address());
}

TEST(recvmsg, tells_the_sender_of_a_datagram) {
  socket to = bound(udp(), any_port());
  socket from = bound(udp(), any_port());
  from.sendto(bytes("x"), to.getsockname());
  two_buffers into;
  EXPECT_EQ(recvmsg(to, into.both).from, from.getsockname());
}

TEST(recvmsg, flags_what_did_not_fit_and_counts_what_did) {
  auto [one, other] = udp_pair();
  one.sendall(bytes("0123456789 and more"));
  one.sendall(bytes("next"));
  two_buffers into;
  const received_message cut = recvmsg(other, into.both);
  EXPECT_EQ(cut.count, 10U);
  EXPECT_EQ(cut.flags, received_flags::truncated);
  EXPECT_EQ(into.text(10), "0123456789");
  const received_message whole = recvmsg(other, into.both);
  EXPECT_EQ(into.text(whole.count), "next");
  EXPECT_EQ(whole.flags, received_flags::none);
}

TEST(recvmsg, with_peek_leaves_the_message) {
  auto [one, other] = udp_pair();
  one.sendall(bytes("x"));
  two_buffers into;
  EXPECT_EQ(recvmsg(other, into.both, message_flags::peek).count, 1U);
  EXPECT_EQ(recv_text(other), "x");
}

TEST(recvmsg, into_nothing_is_nothing_and_takes_no_datagram) {
  auto [one, other] = udp_pair();
  const std::array<in_buffer, 2> empty{};
  EXPECT_EQ(recvmsg(other, {}).count, 0U);
  one.sendall(bytes("x"));
  EXPECT_EQ(recvmsg(other, empty).count, 0U);
  std::error_code ec = make_error_code(errc::io_error);
  recvmsg(other, {}, message_flags::none, ec);
  EXPECT_FALSE(ec);
  EXPECT_EQ(recv_text(other), "x");
}

TEST(recvmsg, refuses_more_buffers_than_every_system_takes) {
  auto [one, other] = udp_pair();
  const std::vector<in_buffer> buffers(most_buffers + 1);
  std::error_code ec;
  recvmsg(other, buffers, message_flags::none, ec);
  EXPECT_EQ(ec, errc::message_size);
  EXPECT_THROW(recvmsg(other, buffers), std::system_error);
}

TEST(recvmsg, waits_as_recv_does) {
  auto [one, other] = tcp_pair();
  two_buffers into;
  std::error_code ec;
  other.setblocking(false);
  recvmsg(other, into.both, message_flags::none, ec);
  EXPECT_EQ(ec, errc::operation_would_block);
  other.settimeout(10ms);
  recvmsg(other, into.both, message_flags::none, ec);
  EXPECT_EQ(ec, errc::timed_out);
  other.settimeout(30s);
  std::jthread later([&out = one] { out.sendall(bytes("x")); });
  EXPECT_EQ(recvmsg(other, into.both).count, 1U);
}

TEST(recvmsg, reports_a_socket_without_a_connection) {
  socket s = tcp();
  two_buffers into;
  std::error_code ec;
  recvmsg(s, into.both, message_flags::none, ec);
  EXPECT_EQ(ec, errc::not_connected);
}

TEST(recvmsg, with_wait_all_fills_every_buffer_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = tcp_pair();
    other.settimeout(time);
    one.sendall(bytes("abc"));
    std::jthread later([&out = one] { out.sendall(bytes("defghijkl")); });
    two_buffers into;
    EXPECT_EQ(recvmsg(other, into.both, message_flags::wait_all).count, 10U);
    EXPECT_EQ(into.text(10), "abcdefghij");
    EXPECT_EQ(recv_text(other), "kl");
  }
}

TEST(recvmsg, with_wait_all_returns_what_came_in_time) {
  auto [one, other] = tcp_pair();
  other.settimeout(50ms);
  one.sendall(bytes("abc"));
  two_buffers into;
  EXPECT_EQ(recvmsg(other, into.both, message_flags::wait_all).count, 3U);
  std::error_code ec;
  EXPECT_EQ(recvmsg(other, into.both, message_flags::wait_all, ec).count, 0U);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(recvmsg, with_wait_all_returns_what_came_before_the_end) {
  auto [one, other] = tcp_pair();
  other.settimeout(30s);
  one.sendall(bytes("abc"));
  one.close();
  two_buffers into;
  EXPECT_EQ(recvmsg(other, into.both, message_flags::wait_all).count, 3U);
  EXPECT_EQ(recvmsg(other, into.both, message_flags::wait_all).count, 0U);
}

}  // namespace
