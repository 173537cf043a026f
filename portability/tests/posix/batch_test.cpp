// Batches where there is no room, over UNIX sockets: queues of UDP drop what they have no room for.

#include "sockspec/batch.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "datagram_batches.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/segments.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::sendmmsg;
using sockspec::socket;

std::pair<socket, socket> unix_pair() {
  return sockspec::socketpair(sockspec::address_family::unix_domain,
                              sockspec::socket_type::datagram);
}

TEST(sendmmsg, without_room_counts_what_went) {
  auto [one, other] = unix_pair();
  one.setblocking(false);
  const auto texts = numbered(5000);
  std::error_code ec;
  const std::size_t count = sendmmsg(one, batch_of(texts), message_flags::none, ec);
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_GT(count, 0U);
  EXPECT_EQ(recv_texts(other, count),
            std::vector(texts.begin(), texts.begin() + static_cast<long>(count)));
  EXPECT_EQ(sendmmsg(one, batch_of({"next"})), 1U);
  EXPECT_EQ(recv_text(other), "next");
}

TEST(sendmmsg, has_one_deadline) {
  auto [one, other] = unix_pair();
  one.settimeout(50ms);
  std::error_code ec;
  const stopwatch watch;
  const std::size_t count = sendmmsg(one, batch_of(numbered(5000)), message_flags::none, ec);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GT(count, 0U);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(send_segments, without_room_counts_whole_datagrams) {
  auto [one, other] = unix_pair();
  one.setblocking(false);
  const std::vector<std::byte> data(100'000);
  std::error_code ec;
  const std::size_t count = sockspec::send_segments(one, {.data = data, .segment_size = 7}, ec);
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_GT(count, 0U);
  EXPECT_EQ(count % 7, 0U);
  for (std::size_t i = 0; i != count / 7; ++i) EXPECT_EQ(recv_text(other).size(), 7U);
}

}  // namespace
