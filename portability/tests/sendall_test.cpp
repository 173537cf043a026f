#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::shutdown_how;
using sockspec::socket;

/// More than any queue between two sockets holds.
const std::vector<std::byte> large_message(32U << 20);

/// Bytes of which no two parts look alike for long.
std::vector<std::byte> ordered_message() {
  std::vector<std::byte> message(4U << 20);
  unsigned value = 0;
  for (std::byte& byte : message) byte = static_cast<std::byte>((value += 0x01000193) >> 24);
  return message;
}

std::vector<std::byte> receive_all(socket& in) {
  std::vector<std::byte> received;
  std::vector<std::byte> chunk(1U << 20);
  while (const std::size_t count = in.recv(chunk)) {
    received.insert(received.end(), chunk.begin(),
                    chunk.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return received;
}

TEST(sendall, sends_everything_in_order_in_every_waiting_mode) {
  const auto message = ordered_message();
  for (const sockspec::timeout time : {sockspec::timeout{}, {60s}}) {
    auto [one, other] = tcp_pair();
    one.settimeout(time);
    std::vector<std::byte> received;
    std::jthread reader([&received, &in = other] { received = receive_all(in); });
    std::error_code ec;
    EXPECT_EQ(one.sendall(message, ec), message.size());
    EXPECT_FALSE(ec);
    one.shutdown(shutdown_how::write);
    reader.join();
    EXPECT_TRUE(received == message);
  }
}

TEST(sendall, of_nothing_is_nothing_on_a_stream_and_a_datagram_elsewhere) {
  auto [one, other] = tcp_pair();
  EXPECT_NO_THROW(one.sendall({}));
  socket to = bound(udp(), any_port());
  socket from = udp();
  from.connect(to.getsockname());
  from.sendall({});
  from.sendall(bytes("next"));
  EXPECT_EQ(recv_text(to), "");
  EXPECT_EQ(recv_text(to), "next");
}

TEST(sendall, of_nothing_still_reports_errors) {
  auto [one, other] = tcp_pair();
  one.shutdown(shutdown_how::write);
  std::error_code ec;
  EXPECT_EQ(one.sendall({}, ec), 0U);
  EXPECT_EQ(ec, errc::broken_pipe);
}

TEST(sendall, counts_what_was_taken_when_it_would_block) {
  auto [one, other] = tcp_pair();
  one.setblocking(false);
  std::error_code ec;
  const std::size_t sent = one.sendall(large_message, ec);
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_GT(sent, 0U);
  EXPECT_LT(sent, large_message.size());
  one.shutdown(shutdown_how::write);
  EXPECT_EQ(drain(other), sent);
}

TEST(sendall, counts_what_was_taken_when_the_time_runs_out) {
  auto [one, other] = tcp_pair();
  one.settimeout(50ms);
  const stopwatch watch;
  std::error_code ec;
  const std::size_t sent = one.sendall(large_message, ec);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
  EXPECT_GT(sent, 0U);
  one.shutdown(shutdown_how::write);
  EXPECT_EQ(drain(other), sent);
  EXPECT_THROW(one.sendall(large_message), std::system_error);
}

// A reader that makes steady progress does not extend the deadline.
TEST(sendall, has_one_deadline) {
  auto [one, other] = tcp_pair();
  one.setsockopt(sockspec::so::sndbuf, 4096);
  one.settimeout(300ms);
  std::atomic<bool> done = false;
  std::jthread reader([&done, &in = other] {
    std::array<std::byte, 256> chunk{};
    in.settimeout(20ms);
    std::error_code ec;
    while (!done) in.recv(chunk, ec);
  });
  const std::vector<std::byte> endless(256U << 20);
  const stopwatch watch;
  std::error_code ec;
  const std::size_t sent = one.sendall(endless, ec);
  const auto elapsed = watch.elapsed();
  done = true;
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GT(sent, 0U);
  EXPECT_GE(elapsed, 300ms);
  EXPECT_LT(elapsed, 20s);
}

TEST(sendall, counts_what_was_taken_when_the_peer_goes) {
  auto [one, other] = tcp_pair();
  std::jthread reader([in = std::move(other)]() mutable {
    std::vector<std::byte> chunk(4096);
    static_cast<void>(in.recv(chunk));
    in.close();  // with data unread: a reset
  });
  std::error_code ec;
  EXPECT_LT(one.sendall(large_message, ec), large_message.size());
  EXPECT_TRUE(ec == errc::connection_reset || ec == errc::broken_pipe) << ec.message();
}

}  // namespace
