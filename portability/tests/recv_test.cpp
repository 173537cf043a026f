#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::shutdown_how;
using sockspec::socket;

TEST(recv, returns_what_is_there_and_leaves_the_rest) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("hello"));
  EXPECT_EQ(recv_text(other, 2), "he");
  EXPECT_EQ(recv_text(other), "llo");
}

TEST(recv, writes_nothing_beyond_what_it_returns) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("ab"));
  std::array<std::byte, 4> buffer{};
  buffer.fill(std::byte{0x5a});
  EXPECT_EQ(other.recv(buffer), 2U);
  EXPECT_EQ(buffer[2], std::byte{0x5a});
  EXPECT_EQ(buffer[3], std::byte{0x5a});
}

TEST(recv, returns_0_at_the_end_again_and_again) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("x"));
  one.shutdown(shutdown_how::write);
  EXPECT_EQ(recv_text(other), "x");
  EXPECT_EQ(recv_text(other), "");
  EXPECT_EQ(recv_text(other), "");
}

TEST(recv, would_block_when_nothing_is_there) {
  auto [one, other] = tcp_pair();
  other.setblocking(false);
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  EXPECT_EQ(other.recv(buffer, ec), 0U);
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_THROW(static_cast<void>(other.recv(buffer)), std::system_error);
}

TEST(recv, times_out) {
  auto [one, other] = tcp_pair();
  other.settimeout(50ms);
  std::array<std::byte, 4> buffer{};
  const stopwatch watch;
  std::error_code ec;
  EXPECT_EQ(other.recv(buffer, ec), 0U);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
  one.sendall(bytes("later"));
  EXPECT_EQ(recv_text(other), "later");
}

TEST(recv, never_times_out_early) {
  auto [one, other] = sockspec::socketpair();
  std::array<std::byte, 4> buffer{};
  for (const auto time : {1ns, 999'999ns, 1'000'001ns}) {
    other.settimeout(time);
    const stopwatch watch;
    std::error_code ec;
    other.recv(buffer, ec);
    EXPECT_EQ(ec, errc::timed_out);
    EXPECT_GE(watch.elapsed(), time);
  }
}

TEST(recv, waits_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = tcp_pair();
    other.settimeout(time);
    std::jthread later([&out = one] { out.sendall(bytes("x")); });
    EXPECT_EQ(recv_text(other), "x");
  }
}

TEST(recv, into_nothing_is_nothing_and_takes_no_datagram) {
  auto [one, other] = udp_pair();
  EXPECT_EQ(other.recv({}), 0U);
  one.sendall(bytes("x"));
  EXPECT_EQ(other.recv({}), 0U);
  EXPECT_EQ(other.recv({}, message_flags::peek), 0U);
  address from;
  EXPECT_EQ(other.recvfrom({}, from), 0U);
  EXPECT_EQ(recv_text(other), "x");
  std::error_code ec = make_error_code(errc::io_error);
  other.recv({}, ec);
  EXPECT_FALSE(ec);
}

TEST(recv, cuts_a_datagram_to_the_buffer) {
  auto [one, other] = udp_pair();
  one.sendall(bytes("hello"));
  one.sendall(bytes("next"));
  EXPECT_EQ(recv_text(other, 2), "he");
  EXPECT_EQ(recv_text(other), "next");
}

TEST(recv, reports_a_socket_without_a_connection) {
  std::array<std::byte, 4> buffer{};
  socket s = tcp();
  std::error_code ec;
  address from;
  s.recv(buffer, ec);
  EXPECT_EQ(ec, errc::not_connected);
  s.recv(buffer, message_flags::peek, ec);
  EXPECT_EQ(ec, errc::not_connected);
  s.settimeout(5s);
  s.recv(buffer, message_flags::wait_all, ec);
  EXPECT_EQ(ec, errc::not_connected);
  s.recvfrom(buffer, from, ec);
  EXPECT_EQ(ec, errc::not_connected);
}

TEST(recv, of_an_unbound_datagram_socket_waits) {
  socket s = udp();
  s.settimeout(10ms);
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  s.recv(buffer, ec);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(recv, reports_that_there_is_no_urgent_data) {
  auto [one, other] = tcp_pair();
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  other.recv(buffer, message_flags::out_of_band, ec);
  EXPECT_EQ(ec, errc::invalid_argument);
}

TEST(recv, reports_a_reset) {
  auto [one, other] = tcp_pair();
  one.setsockopt(sockspec::so::linger, 0s);
  one.close();
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  other.recv(buffer, ec);
  EXPECT_EQ(ec, errc::connection_reset);
}

TEST(recv, with_peek_leaves_the_data) {
  auto [one, other] = tcp_pair();
  one.sendall(bytes("x"));
  std::array<std::byte, 4> buffer{};
  EXPECT_EQ(other.recv(buffer, message_flags::peek), 1U);
  EXPECT_EQ(recv_text(other), "x");
}

TEST(recv, with_wait_all_fills_the_buffer_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = tcp_pair();
    other.settimeout(time);
    one.sendall(bytes("ab"));
    std::jthread later([&out = one] { out.sendall(bytes("cdef")); });
    std::array<std::byte, 4> buffer{};
    EXPECT_EQ(other.recv(buffer, message_flags::wait_all), 4U);
    EXPECT_EQ(sockspec::text(buffer), "abcd");
  }
}

TEST(recv, with_wait_all_returns_what_came_before_the_end) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = tcp_pair();
    other.settimeout(time);
    one.sendall(bytes("ab"));
    one.close();
    std::array<std::byte, 4> buffer{};
    EXPECT_EQ(other.recv(buffer, message_flags::wait_all), 2U);
    EXPECT_EQ(other.recv(buffer, message_flags::wait_all), 0U);
  }
}

TEST(recv, with_wait_all_returns_what_came_in_time) {
  auto [one, other] = tcp_pair();
  other.settimeout(50ms);
  one.sendall(bytes("ab"));
  std::array<std::byte, 4> buffer{};
  EXPECT_EQ(other.recv(buffer, message_flags::wait_all), 2U);
  std::error_code ec;
  EXPECT_EQ(other.recv(buffer, message_flags::wait_all, ec), 0U);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(recv, with_wait_all_does_not_join_datagrams) {
  auto [one, other] = udp_pair();
  other.settimeout(30s);
  one.sendall(bytes("ab"));
  one.sendall(bytes("cd"));
  std::array<std::byte, 4> buffer{};
  EXPECT_EQ(other.recv(buffer, message_flags::wait_all), 2U);
}

TEST(recv, refuses_flags_that_the_system_does_not_have) {
  auto [one, other] = tcp_pair();
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  other.recv(buffer, static_cast<message_flags>(1U << 20), ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(recv, reports_that_nobody_received_a_datagram) {
  socket s = udp();
  {
    const socket nobody = bound(udp(), any_port());
    s.connect(nobody.getsockname());
  }
  s.settimeout(2s);
  s.sendall(bytes("x"));
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  s.recv(buffer, ec);
  EXPECT_EQ(ec, errc::connection_refused);
}

TEST(recvfrom, tells_the_sender_of_a_datagram) {
  socket to = bound(udp(), any_port());
  socket from = bound(udp(), any_port());
  from.sendto(bytes("x"), to.getsockname());
  std::array<std::byte, 4> buffer{};
  address sender;
  EXPECT_EQ(to.recvfrom(buffer, sender), 1U);
  EXPECT_EQ(sender, from.getsockname());
}

TEST(recvfrom, tells_no_sender_of_a_stream) {
  address sender = any_port();
  std::array<std::byte, 4> buffer{};
  auto [one, other] = tcp_pair();
  one.sendall(bytes("x"));
  EXPECT_EQ(other.recvfrom(buffer, sender), 1U);
  EXPECT_EQ(sender, address());
}

TEST(recvfrom, tells_no_sender_when_it_fails) {
  socket to = bound(udp(), any_port());
  to.settimeout(1ms);
  address sender = any_port();
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  to.recvfrom(buffer, sender, ec);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_EQ(sender, address());
  EXPECT_THROW(static_cast<void>(to.recvfrom(buffer, sender)), std::system_error);
}

}  // namespace
