// Flags that Windows does not have.

#include "sockspec/message_flags.hpp"

#include <gtest/gtest.h>

#include <array>

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
