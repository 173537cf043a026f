// Several datagrams in one call.

#include "sockspec/batch.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "connections.hpp"
#include "datagram_batches.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::outgoing_datagram;
using sockspec::received_flags;
using sockspec::recvmmsg;
using sockspec::sendmmsg;
using sockspec::socket;

TEST(sendmmsg, sends_all_in_their_order) {
  auto [one, other] = udp_pair();
  const auto texts = numbered(100);
  EXPECT_EQ(sendmmsg(one, batch_of(texts)), 100U);
  EXPECT_EQ(recv_texts(other, 100), texts);
}

TEST(sendmmsg, reaches_an_address_each) {
  socket from = udp();
  std::array<socket, 2> to{bound(udp(), any_port()), bound(udp(), any_port())};
  const address there[] = {to[0].getsockname(), to[1].getsockname()};
  std::vector<outgoing_datagram> batch;
  for (int i = 0; i != 5; ++i) batch.push_back({bytes("first"), &there[0]});
  for (int i = 0; i != 5; ++i) batch.push_back({bytes("second"), &there[1]});
  EXPECT_EQ(sendmmsg(from, batch), 10U);
  EXPECT_EQ(recv_texts(to[0], 5), std::vector<std::string>(5, "first"));
  EXPECT_EQ(recv_texts(to[1], 5), std::vector<std::string>(5, "second"));
}

TEST(sendmmsg, keeps_datagrams_of_no_bytes) {
  auto [one, other] = udp_pair();
  const std::vector<std::string> texts{"a", "", "b", "", "", "c", "", "", "d", ""};
  EXPECT_EQ(sendmmsg(one, batch_of(texts)), 10U);
  EXPECT_EQ(recv_texts(other, 10), texts);
}

TEST(sendmmsg, of_none_is_nothing) {
  auto [one, other] = udp_pair();
  std::error_code ec = make_error_code(errc::io_error);
  EXPECT_EQ(sendmmsg(one, {}, message_flags::none, ec), 0U);
  EXPECT_FALSE(ec);
}

TEST(sendmmsg, counts_what_went_before_one_that_is_too_large) {
  for (const std::size_t size : {4U, 20U}) {
    auto [one, other] = udp_pair();
    auto texts = numbered(size);
    texts[3].resize(70'000);
    std::error_code ec;
    EXPECT_EQ(sendmmsg(one, batch_of(texts), message_flags::none, ec), 3U);
    EXPECT_EQ(ec, errc::message_size);
    EXPECT_THROW(sendmmsg(one, batch_of(texts)), std::system_error);
    texts.resize(3);
    EXPECT_EQ(recv_texts(other, 3), texts);
  }
}

TEST(sendmmsg, reports_that_datagrams_have_no_destination) {
  socket from = udp();
  const std::vector<outgoing_datagram> aimless(10, {bytes("x")});
  std::error_code ec;
  EXPECT_EQ(sendmmsg(from, aimless, message_flags::none, ec), 0U);
  EXPECT_EQ(ec, errc::destination_address_required);
}

TEST(sendmmsg, reports_a_missing_port) {
  socket from = udp();
  const address nowhere = any_port();
  const std::vector<outgoing_datagram> portless(10, {bytes("x"), &nowhere});
  std::error_code ec;
  EXPECT_EQ(sendmmsg(from, portless, message_flags::none, ec), 0U);
  EXPECT_EQ(ec, errc::address_not_available);
}

TEST(sendmmsg, refuses_flags_that_the_system_does_not_have) {
  auto [one, other] = udp_pair();
  const outgoing_datagram batch[] = {{bytes("x")}};
  std::error_code ec;
  EXPECT_EQ(sendmmsg(one, batch, static_cast<message_flags>(1U << 20), ec), 0U);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(sendmmsg, reports_a_closed_socket) {
  socket closed;
  const std::vector<outgoing_datagram> batch(10, {bytes("x")});
  std::error_code ec;
  EXPECT_EQ(sendmmsg(closed, batch, message_flags::none, ec), 0U);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
}

TEST(recvmmsg, takes_what_is_there) {
  auto [one, other] = udp_pair();
  for (const char* const text : {"one", "", "three"}) send_text(one, text);
  incoming_batch into(10);
  EXPECT_EQ(recvmmsg(other, into.all), 3U);
  EXPECT_EQ(into.texts(3), (std::vector<std::string>{"one", "", "three"}));
}

TEST(recvmmsg, takes_more_than_one_system_call_does) {
  auto [one, other] = udp_pair();
  const auto texts = numbered(100);
  sendmmsg(one, batch_of(texts));
  for (const std::size_t size : {64U, 30U}) {
    incoming_batch into(size);
    EXPECT_EQ(recvmmsg(other, into.all), size);
  }
  incoming_batch rest(100);
  EXPECT_EQ(recvmmsg(other, rest.all), 6U);
  EXPECT_EQ(rest.texts(6), (std::vector<std::string>(texts.end() - 6, texts.end())));
  sendmmsg(one, batch_of(texts));
  EXPECT_EQ(recvmmsg(other, rest.all), 100U);
  EXPECT_EQ(rest.texts(100), texts);
}

TEST(recvmmsg, tells_each_sender) {
  socket to = bound(udp(), any_port());
  std::array<socket, 2> from{bound(udp(), any_port()), bound(udp(), any_port())};
  for (socket& each : from) each.sendto(bytes("x"), to.getsockname());
  incoming_batch into(3);
  std::array<address, 3> senders;
  for (std::size_t i = 0; i != 3; ++i) into.all[i].from = &senders[i];
  ASSERT_EQ(recvmmsg(to, into.all), 2U);
  EXPECT_EQ(senders[0], from[0].getsockname());
  EXPECT_EQ(senders[1], from[1].getsockname());
  EXPECT_EQ(senders[2], address());
}

TEST(recvmmsg, flags_each_that_did_not_fit) {
  auto [one, other] = udp_pair();
  for (const char* const text : {"short", "0123456789", "short"}) send_text(one, text);
  incoming_batch into(3, 8);
  ASSERT_EQ(recvmmsg(other, into.all), 3U);
  EXPECT_EQ(into.texts(3), (std::vector<std::string>{"short", "01234567", "short"}));
  EXPECT_EQ(into.all[0].flags, received_flags::none);
  EXPECT_EQ(into.all[1].flags, received_flags::truncated);
  EXPECT_EQ(into.all[2].flags, received_flags::none);
}

TEST(recvmmsg, ends_at_the_first_empty_buffer) {
  auto [one, other] = udp_pair();
  for (const char* const text : {"one", "two"}) send_text(one, text);
  incoming_batch into(3);
  into.all[1].buffer = {};
  EXPECT_EQ(recvmmsg(other, into.all), 1U);
  EXPECT_EQ(recvmmsg(other, std::span(into.all).subspan(1)), 0U);
  EXPECT_EQ(recv_text(other), "two");
  EXPECT_EQ(recvmmsg(other, {}), 0U);
}

TEST(recvmmsg, with_peek_leaves_the_one_that_it_looks_at) {
  auto [one, other] = udp_pair();
  for (const char* const text : {"one", "two"}) send_text(one, text);
  incoming_batch into(3);
  EXPECT_EQ(recvmmsg(other, into.all, message_flags::peek), 1U);
  EXPECT_EQ(recvmmsg(other, into.all), 2U);
  EXPECT_EQ(into.texts(2), (std::vector<std::string>{"one", "two"}));
}

TEST(recvmmsg, waits_as_recv_does) {
  auto [one, other] = udp_pair();
  incoming_batch into(3);
  std::error_code ec;
  EXPECT_EQ(recvmmsg(other, into.all, message_flags::dont_wait, ec), 0U);
  EXPECT_EQ(ec, errc::operation_would_block);
  other.settimeout(10ms);
  EXPECT_EQ(recvmmsg(other, into.all, message_flags::none, ec), 0U);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_THROW(recvmmsg(other, into.all), std::system_error);
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    other.settimeout(time);
    const std::jthread later([&out = one] { send_text(out, "x"); });
    EXPECT_EQ(recvmmsg(other, into.all), 1U);
  }
}

TEST(recvmmsg, with_wait_all_waits_for_all) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = udp_pair();
    other.settimeout(time);
    send_text(one, "1");
    const std::jthread later([&out = one] { sendmmsg(out, batch_of({"2", "3"})); });
    incoming_batch into(3);
    EXPECT_EQ(recvmmsg(other, into.all, message_flags::wait_all), 3U);
    EXPECT_EQ(into.texts(3), (std::vector<std::string>{"1", "2", "3"}));
  }
}

TEST(recvmmsg, with_wait_all_returns_what_came_in_time) {
  auto [one, other] = udp_pair();
  other.settimeout(20ms);
  for (const char* const text : {"one", "two"}) send_text(one, text);
  incoming_batch into(3);
  std::error_code ec = make_error_code(errc::io_error);
  EXPECT_EQ(recvmmsg(other, into.all, message_flags::wait_all, ec), 2U);
  EXPECT_FALSE(ec);
  EXPECT_EQ(recvmmsg(other, into.all, message_flags::wait_all, ec), 0U);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(recvmmsg, refuses_flags_that_the_system_does_not_have) {
  auto [one, other] = udp_pair();
  incoming_batch into(2);
  std::error_code ec;
  recvmmsg(other, into.all, static_cast<message_flags>(1U << 20), ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

// Whoever is told, it is told: by the call that sends or by the next one.
TEST(sendmmsg, tells_sooner_or_later_that_nobody_receives) {
  auto [one, other] = udp_pair();
  other.close();
  const std::vector<outgoing_datagram> batch(20, {bytes("x")});
  std::error_code ec;
  sendmmsg(one, batch, message_flags::none, ec);
  std::vector<std::byte> room(1);
  if (!ec) one.recv(room, ec);
  EXPECT_EQ(ec, errc::connection_refused);
}

}  // namespace
