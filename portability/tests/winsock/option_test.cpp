// Options that Windows does not have, one that means something else there, and options by number.

#include "sockspec/option.hpp"

#include <gtest/gtest.h>
#include <winsock2.h>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::socket;

TEST(option, reports_those_that_windows_does_not_have) {
  std::error_code ec;
  tcp().setsockopt(sockspec::so::reuseport, true, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  tcp().setsockopt(sockspec::so::rcvlowat, 16, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  tcp().getsockopt(sockspec::tcp::user_timeout, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  tcp().getsockopt(sockspec::ipv6::tclass, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  udp().setsockopt(sockspec::so::timestamp, true, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  udp().setsockopt(sockspec::udp::gro, true, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  udp().setsockopt(sockspec::so::passcred, true, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
  tcp().getsockopt(sockspec::tcp::maxseg, ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(option, v6only_is_off_at_first) {
  const socket s(sockspec::address_family::inet6, sockspec::socket_type::stream);
  EXPECT_FALSE(s.getsockopt(sockspec::ipv6::v6only));
}

TEST(option, reuseaddr_lets_datagram_sockets_share_a_port) {
  socket first = udp();
  first.setsockopt(sockspec::so::reuseaddr, true);
  first.bind(any_port());
  socket second = udp();
  second.setsockopt(sockspec::so::reuseaddr, true);
  EXPECT_NO_THROW(second.bind(first.getsockname()));
}

TEST(option, others_go_by_number) {
  const sockspec::raw_option keepalive{SOL_SOCKET, SO_KEEPALIVE};
  socket s = tcp();
  const int on = 1;
  s.setsockopt(keepalive, std::as_bytes(std::span(&on, 1)));
  int value = 0;
  EXPECT_GE(s.getsockopt(keepalive, std::as_writable_bytes(std::span(&value, 1))), 1U);
  EXPECT_EQ(value, 1);
  std::error_code ec;
  s.setsockopt({SOL_SOCKET, 9999}, std::as_bytes(std::span(&on, 1)), ec);
  EXPECT_EQ(ec, errc::no_protocol_option);
}

}  // namespace
