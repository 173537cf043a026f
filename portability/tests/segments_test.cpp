// Datagrams of one size in one buffer.

#include "sockspec/segments.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "connections.hpp"
#include "datagram_batches.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::errc;
using sockspec::received_flags;
using sockspec::received_segments;
using sockspec::recv_segments;
using sockspec::send_segments;
using sockspec::socket;

/// Letters in pieces of this size, each of another letter than the one before it.
std::string letters(std::size_t count, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i != count; ++i) text.append(size, static_cast<char>('a' + i % 26));
  return text;
}

std::vector<std::string> pieces_of(const std::string& text, std::size_t size) {
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at < text.size(); at += size) pieces.push_back(text.substr(at, size));
  return pieces;
}

/// Asks that datagrams come together, where they can.
void join_what_comes(socket& in) {
  std::error_code lacks_it;
  in.setsockopt(sockspec::udp::gro, true, lacks_it);
  if (lacks_it) {
    EXPECT_EQ(lacks_it, errc::operation_not_supported);
  }
}

TEST(send_segments, makes_datagrams_of_one_size) {
  auto [one, other] = udp_pair();
  const std::string text = letters(10, 50) + "rest";
  EXPECT_EQ(send_segments(one, {.data = bytes(text), .segment_size = 50}), text.size());
  EXPECT_EQ(recv_texts(other, 11), pieces_of(text, 50));
}

TEST(send_segments, makes_more_than_one_system_call_does) {
  auto [one, other] = udp_pair();
  const std::string text = letters(200, 10);
  EXPECT_EQ(send_segments(one, {.data = bytes(text), .segment_size = 10}), text.size());
  EXPECT_EQ(recv_texts(other, 200), pieces_of(text, 10));
}

TEST(send_segments, reaches_an_address) {
  socket from = udp();
  socket to = bound(udp(), any_port());
  const address there = to.getsockname();
  for (int i = 0; i != 2; ++i) {
    send_segments(from, {.data = bytes("aabbc"), .segment_size = 2, .to = &there});
    EXPECT_EQ(recv_texts(to, 3), (std::vector<std::string>{"aa", "bb", "c"}));
  }
}

TEST(send_segments, makes_one_or_none_of_what_is_no_larger) {
  auto [one, other] = udp_pair();
  EXPECT_EQ(send_segments(one, {.data = {}, .segment_size = 10}), 0U);
  EXPECT_EQ(send_segments(one, {.data = bytes("abc"), .segment_size = 3}), 3U);
  EXPECT_EQ(send_segments(one, {.data = bytes("abc"), .segment_size = 100'000}), 3U);
  EXPECT_EQ(recv_texts(other, 2), (std::vector<std::string>{"abc", "abc"}));
}

TEST(send_segments, refuses_a_size_of_zero) {
  auto [one, other] = udp_pair();
  std::error_code ec;
  EXPECT_EQ(send_segments(one, {.data = bytes("abc")}, ec), 0U);
  EXPECT_EQ(ec, errc::argument_rejected);
  EXPECT_THROW(send_segments(one, {.data = bytes("abc")}), std::system_error);
}

TEST(send_segments, reports_segments_that_are_too_large) {
  auto [one, other] = udp_pair();
  const std::string text = letters(2, 66'000);
  std::error_code ec;
  EXPECT_EQ(send_segments(one, {.data = bytes(text), .segment_size = 66'000}, ec), 0U);
  EXPECT_EQ(ec, errc::message_size);
}

TEST(send_segments, reports_that_datagrams_have_no_destination) {
  socket from = udp();
  std::error_code ec;
  EXPECT_EQ(send_segments(from, {.data = bytes("abc"), .segment_size = 1}, ec), 0U);
  EXPECT_EQ(ec, errc::destination_address_required);
}

TEST(send_segments, reports_what_sendto_does) {
  socket from = udp();
  const address nowhere = any_port();
  std::error_code ec;
  EXPECT_EQ(send_segments(from, {.data = bytes("abc"), .segment_size = 1, .to = &nowhere}, ec), 0U);
  EXPECT_EQ(ec, errc::address_not_available);
  socket closed;
  EXPECT_EQ(send_segments(closed, {.data = bytes("abc"), .segment_size = 1}, ec), 0U);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

TEST(send_segments, refuses_flags_that_the_system_does_not_have) {
  auto [one, other] = udp_pair();
  std::error_code ec;
  send_segments(one, {.flags = static_cast<sockspec::message_flags>(1U << 20)}, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(recv_segments, receives_all_whether_or_not_they_come_together) {
  auto [one, other] = udp_pair();
  join_what_comes(other);
  const std::string text = letters(40, 100);
  send_segments(one, {.data = bytes(text), .segment_size = 100});
  std::vector<std::byte> room(65'535);
  std::string received;
  while (received.size() != text.size()) {
    const received_segments got = recv_segments(other, room);
    EXPECT_EQ(got.segment_size, 100U);
    EXPECT_EQ(got.flags, received_flags::none);
    EXPECT_EQ(got.from, one.getsockname());
    received += sockspec::text(std::span(room).first(got.count));
  }
  EXPECT_EQ(received, text);
}

TEST(recv_segments, receives_one_by_one_unless_it_is_asked_for) {
  auto [one, other] = udp_pair();
  send_segments(one, {.data = bytes("aabbc"), .segment_size = 2});
  std::vector<std::byte> room(100);
  for (const std::size_t size : {2U, 2U, 1U}) {
    const received_segments got = recv_segments(other, room);
    EXPECT_EQ(got.count, size);
    EXPECT_EQ(got.segment_size, size);
  }
}

TEST(recv_segments, keeps_datagrams_of_no_bytes) {
  auto [one, other] = udp_pair();
  join_what_comes(other);
  send_text(one, "");
  std::vector<std::byte> room(100);
  const received_segments got = recv_segments(other, room);
  EXPECT_EQ(got.count, 0U);
  EXPECT_EQ(got.segment_size, 0U);
  EXPECT_EQ(got.from, one.getsockname());
}

TEST(recv_segments, flags_what_did_not_fit) {
  auto [one, other] = udp_pair();
  join_what_comes(other);
  send_text(one, "0123456789");
  std::vector<std::byte> room(8);
  const received_segments got = recv_segments(other, room);
  EXPECT_EQ(got.count, 8U);
  EXPECT_EQ(got.flags, received_flags::truncated);
}

TEST(recv_segments, waits_as_recv_does) {
  auto [one, other] = udp_pair();
  std::vector<std::byte> room(8);
  std::error_code ec;
  other.setblocking(false);
  EXPECT_EQ(recv_segments(other, room, sockspec::message_flags::none, ec).count, 0U);
  EXPECT_EQ(ec, errc::operation_would_block);
  other.settimeout(10ms);
  EXPECT_THROW(recv_segments(other, room), std::system_error);
}

TEST(recv_segments, into_nothing_takes_no_datagram) {
  auto [one, other] = udp_pair();
  send_text(one, "x");
  EXPECT_EQ(recv_segments(other, {}).count, 0U);
  EXPECT_EQ(recv_text(other), "x");
}

}  // namespace
