// Options that Windows does not have, and options by number.

#include "sockspec/option.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include "connections.hpp"
#include "settable.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::socket;

socket udp6() {
  return socket(sockspec::address_family::inet6, sockspec::socket_type::datagram);
}

TEST(option, those_of_posix_systems_are_read_back) {
  expect_settable(tcp(), sockspec::so::reuseport, true);
  expect_settable(tcp(), sockspec::so::rcvlowat, 16);
  expect_settable(udp(), sockspec::so::timestamp, true);
  expect_settable(udp6(), sockspec::ipv6::tclass, 0x10);
  expect_settable<std::chrono::milliseconds>(tcp(), sockspec::tcp::user_timeout, 1500ms);
}

TEST(option, others_go_by_number) {
  const sockspec::raw_option keepalive{SOL_SOCKET, SO_KEEPALIVE};
  socket s = tcp();
  const int on = 1;
  s.setsockopt(keepalive, std::as_bytes(std::span(&on, 1)));
  int value = 0;
  EXPECT_EQ(s.getsockopt(keepalive, std::as_writable_bytes(std::span(&value, 1))), sizeof value);
  EXPECT_EQ(value, 1);
  std::error_code ec;
  const std::byte byte{1};
  s.setsockopt(keepalive, std::span(&byte, 1), ec);
  EXPECT_EQ(ec, errc::invalid_argument);
  s.setsockopt({SOL_SOCKET, 9999}, std::as_bytes(std::span(&on, 1)), ec);
  EXPECT_EQ(ec, errc::no_protocol_option);
}

}  // namespace
