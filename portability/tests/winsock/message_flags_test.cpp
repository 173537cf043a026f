// Flags that Windows does not have are refused, not ignored.

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

TEST(recv, refuses_dont_wait) {
  auto [one, other] = tcp_pair();
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  other.recv(buffer, message_flags::dont_wait, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(send, refuses_dont_wait_and_more) {
  auto [one, other] = tcp_pair();
  std::error_code ec;
  one.send(bytes("x"), message_flags::dont_wait, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  one.send(bytes("x"), message_flags::more, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

}  // namespace
