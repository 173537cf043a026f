// Flags that Windows does not have are refused, not ignored.

#include "sockspec/message_flags.hpp"

#include <gtest/gtest.h>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;

TEST(send, refuses_more) {
  auto [one, other] = tcp_pair();
  std::error_code ec;
  one.send(bytes("x"), message_flags::more, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

}  // namespace
