// Where the kernel cuts what is sent and joins what is received.

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "connections.hpp"
#include "settable.hpp"
#include "sockspec/segments.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::recv_segments;
using sockspec::send_segments;
using sockspec::socket;

TEST(option, gro_is_read_back) {
  expect_settable(udp(), sockspec::udp::gro, true);
}

TEST(recv_segments, receives_together_what_was_sent_together) {
  auto [one, other] = udp_pair();
  other.setsockopt(sockspec::udp::gro, true);
  const std::vector<std::byte> data(40 * 100 + 5);
  send_segments(one, {.data = data, .segment_size = 100});
  std::vector<std::byte> room(65'535);
  const auto got = recv_segments(other, room);
  EXPECT_EQ(got.count, data.size());
  EXPECT_EQ(got.segment_size, 100U);
}

// Too large to be sent together, or too many for one call.
TEST(send_segments, makes_large_ones) {
  auto [one, other] = udp_pair();
  for (const std::size_t size : {25'000U, 40'000U}) {
    const std::vector<std::byte> data(3 * size);
    EXPECT_EQ(send_segments(one, {.data = data, .segment_size = size}), data.size());
    for (int i = 0; i != 3; ++i) EXPECT_EQ(recv_text(other, 65'536).size(), size);
  }
}

// The option of the socket that the moved one had taken over was UDP's.
TEST(send_segments, asks_again_on_another_socket) {
  auto [one, other] = udp_pair();
  const std::vector<std::byte> data(30);
  send_segments(one, {.data = data, .segment_size = 10});
  auto [stream, end] = tcp_pair();
  one = std::move(stream);
  EXPECT_EQ(send_segments(one, {.data = data, .segment_size = 10}), 30U);
}

TEST(recv_segments, flags_what_was_lost_of_several) {
  auto [one, other] = udp_pair();
  other.setsockopt(sockspec::udp::gro, true);
  const std::vector<std::byte> data(1000);
  send_segments(one, {.data = data, .segment_size = 100});
  std::vector<std::byte> room(250);
  const auto got = recv_segments(other, room);
  EXPECT_EQ(got.count, 250U);
  EXPECT_EQ(got.segment_size, 100U);
  EXPECT_EQ(got.flags, sockspec::received_flags::truncated);
}

}  // namespace
