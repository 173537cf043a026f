#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::shutdown_how;
using sockspec::socket;

TEST(send, returns_how_much_was_taken) {
  auto [one, other] = tcp_pair();
  EXPECT_EQ(one.send(bytes("hello")), 5U);
  EXPECT_EQ(recv_text(other), "hello");
}

TEST(send, of_nothing_is_nothing_on_a_stream) {
  auto [one, other] = tcp_pair();
  EXPECT_EQ(one.send({}), 0U);
  one.close();
  EXPECT_EQ(recv_text(other), "");
}

TEST(send, would_block_without_room) {
  auto [one, other] = sockspec::socketpair();
  fill(one);
  one.setblocking(false);
  std::error_code ec;
  EXPECT_EQ(one.send(bytes("x"), ec), 0U);
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_THROW(static_cast<void>(one.send(bytes("x"))), std::system_error);
}

TEST(send, times_out_without_room) {
  auto [one, other] = sockspec::socketpair();
  fill(one);
  one.settimeout(50ms);
  const stopwatch watch;
  std::error_code ec;
  EXPECT_EQ(one.send(bytes("x"), ec), 0U);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(send, waits_for_room_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = sockspec::socketpair();
    const std::size_t before = fill(one);
    one.settimeout(time);
    std::size_t drained = 0;
    std::jthread reader([&drained, &in = other] { drained = drain(in); });
    EXPECT_EQ(one.send(bytes("x")), 1U);
    one.shutdown(shutdown_how::write);
    reader.join();
    EXPECT_EQ(drained, before + 1);
  }
}

TEST(send, reports_its_own_shutdown) {
  auto [one, other] = tcp_pair();
  one.shutdown(shutdown_how::write);
  std::error_code ec;
  one.send(bytes("x"), ec);
  EXPECT_EQ(ec, errc::broken_pipe);
}

TEST(send, reports_a_datagram_that_is_too_large) {
  const socket to = bound(udp(), any_port());
  socket from = udp();
  from.connect(to.getsockname());
  const std::vector<std::byte> large(65508);
  std::error_code ec;
  EXPECT_EQ(from.send(large, ec), 0U);
  EXPECT_EQ(ec, errc::message_size);
}

TEST(send, sends_urgent_data) {
  auto [one, other] = tcp_pair();
  EXPECT_EQ(one.send(bytes("!"), message_flags::out_of_band), 1U);
  other.setsockopt(sockspec::so::oobinline, true);
  EXPECT_EQ(recv_text(other), "!");
}

TEST(sendto, sends_a_datagram_to_an_address) {
  socket to = bound(udp(), any_port());
  socket from = udp();
  EXPECT_EQ(from.sendto(bytes("hello"), to.getsockname()), 5U);
  EXPECT_EQ(recv_text(to), "hello");
  EXPECT_NE(from.getsockname().port(), 0);
}

TEST(sendto, sends_an_empty_datagram) {
  socket to = bound(udp(), any_port());
  socket from = udp();
  EXPECT_EQ(from.sendto({}, to.getsockname()), 0U);
  EXPECT_EQ(from.sendto(bytes("next"), to.getsockname()), 4U);
  EXPECT_EQ(recv_text(to), "");
  EXPECT_EQ(recv_text(to), "next");
}

// The memory is not touched: a socket that does not wait takes a part.
TEST(send, takes_more_than_an_int_can_count) {
  const std::size_t size = std::size_t{std::numeric_limits<int>::max()} + 2;
  const std::unique_ptr<std::byte[]> data(new std::byte[size]);
  auto [one, other] = tcp_pair();
  const std::size_t sent = one.send({data.get(), size}, message_flags::dont_wait);
  EXPECT_GT(sent, 0U);
  EXPECT_LT(sent, size);
  one.close();
  EXPECT_GT(other.recv({data.get(), size}, message_flags::peek), 0U);
  EXPECT_EQ(drain(other), sent);
}

TEST(send, reports_that_a_datagram_has_no_destination) {
  std::error_code ec;
  udp().send(bytes("x"), ec);
  EXPECT_EQ(ec, errc::destination_address_required);
}

TEST(sendto, the_wildcard_is_to_this_machine) {
  socket to = bound(udp(), any_port());
  udp().sendto(bytes("x"), sockspec::address::inet("0.0.0.0", to.getsockname().port()));
  EXPECT_EQ(recv_text(to), "x");
}

TEST(sendto, reports_that_nobody_is_at_port_0) {
  std::error_code ec;
  udp().sendto(bytes("x"), any_port(), ec);
  EXPECT_EQ(ec, errc::address_not_available);
}

}  // namespace
