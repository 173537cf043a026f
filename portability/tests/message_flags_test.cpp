// Not waiting for one call alone: a flag elsewhere, which Windows does not have.

#include "sockspec/message_flags.hpp"

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;

TEST(recv, with_dont_wait_does_not_wait) {
  auto [one, other] = tcp_pair();
  std::array<std::byte, 4> buffer{};
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    other.settimeout(time);
    std::error_code ec;
    other.recv(buffer, message_flags::dont_wait, ec);
    EXPECT_EQ(ec, errc::operation_would_block);
  }
}

TEST(recv, with_dont_wait_leaves_other_calls_waiting) {
  auto [one, other] = tcp_pair();
  std::error_code blocked, tried;
  std::size_t received = 0;
  {
    std::jthread reader([&blocked, &received, &in = other] {
      std::array<std::byte, 4> buffer{};
      received = in.recv(buffer, blocked);
    });
    std::array<std::byte, 4> buffer{};
    for (int i = 0; i != 1000; ++i) other.recv(buffer, message_flags::dont_wait, tried);
    EXPECT_EQ(one.send(bytes("x")), 1U);
  }
  EXPECT_EQ(tried, errc::operation_would_block);
  EXPECT_FALSE(blocked) << blocked.message();
  EXPECT_EQ(received, 1U);
}

TEST(send, with_dont_wait_does_not_wait) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {30s}}) {
    auto [one, other] = sockspec::socketpair();
    fill(one);
    one.settimeout(time);
    std::error_code ec;
    one.send(bytes("x"), message_flags::dont_wait, ec);
    EXPECT_EQ(ec, errc::operation_would_block);
  }
}

}  // namespace
