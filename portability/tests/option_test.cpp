#include "sockspec/option.hpp"

#include <gtest/gtest.h>

#include "connections.hpp"
#include "settable.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::address_family;
using sockspec::errc;
using sockspec::socket;
using sockspec::socket_type;

socket udp6() {
  return socket(address_family::inet6, socket_type::datagram);
}

TEST(option, switches_are_read_back) {
  expect_settable(tcp(), sockspec::so::reuseaddr, true);
  expect_settable(tcp(), sockspec::so::keepalive, true);
  expect_settable(udp(), sockspec::so::broadcast, true);
  expect_settable(tcp(), sockspec::so::oobinline, true);
  expect_settable(tcp(), sockspec::tcp::nodelay, true);
  expect_settable(udp(), sockspec::ip::multicast_loop, false);
  expect_settable(udp6(), sockspec::ipv6::multicast_loop, false);
}

TEST(option, a_switch_can_be_set_off_again) {
  socket s = tcp();
  s.setsockopt(sockspec::tcp::nodelay, true);
  s.setsockopt(sockspec::tcp::nodelay, false);
  EXPECT_FALSE(s.getsockopt(sockspec::tcp::nodelay));
  socket six = udp6();
  six.setsockopt(sockspec::ipv6::v6only, true);
  EXPECT_TRUE(six.getsockopt(sockspec::ipv6::v6only));
  six.setsockopt(sockspec::ipv6::v6only, false);
  EXPECT_FALSE(six.getsockopt(sockspec::ipv6::v6only));
}

TEST(option, numbers_are_read_back) {
  expect_settable(udp(), sockspec::ip::ttl, 3);
  expect_settable(udp(), sockspec::ip::tos, 0x10);
  expect_settable(udp(), sockspec::ip::multicast_ttl, 200);
  expect_settable(udp6(), sockspec::ipv6::unicast_hops, 3);
  expect_settable(udp6(), sockspec::ipv6::multicast_hops, 3);
  expect_settable(udp6(), sockspec::ipv6::multicast_if, 1);
}

TEST(option, dontroute_is_read_back) {
  expect_settable(udp(), sockspec::so::dontroute, true);
}

TEST(option, times_of_probes_are_read_back) {
  expect_settable(tcp(), sockspec::tcp::keepcnt, 3);
  expect_settable(tcp(), sockspec::tcp::keepidle, 100s);
  expect_settable(tcp(), sockspec::tcp::keepintvl, 100s);
}

TEST(option, a_duration_may_be_given_in_larger_units) {
  socket s = tcp();
  s.setsockopt(sockspec::tcp::keepidle, 2min);
  EXPECT_EQ(s.getsockopt(sockspec::tcp::keepidle), 120s);
}

TEST(option, buffers_hold_at_least_what_was_asked_for) {
  socket s = tcp();
  s.setsockopt(sockspec::so::rcvbuf, 20000);
  EXPECT_GE(s.getsockopt(sockspec::so::rcvbuf), 20000);
  s.setsockopt(sockspec::so::sndbuf, 20000);
  EXPECT_GE(s.getsockopt(sockspec::so::sndbuf), 20000);
}

TEST(option, linger_is_a_time_or_nothing) {
  socket s = tcp();
  EXPECT_EQ(s.getsockopt(sockspec::so::linger), std::nullopt);
  s.setsockopt(sockspec::so::linger, 3s);
  EXPECT_EQ(s.getsockopt(sockspec::so::linger), 3s);
  s.setsockopt(sockspec::so::linger, 0s);
  EXPECT_EQ(s.getsockopt(sockspec::so::linger), 0s);
  s.setsockopt(sockspec::so::linger, std::nullopt);
  EXPECT_EQ(s.getsockopt(sockspec::so::linger), std::nullopt);
}

TEST(option, kinds_are_readable) {
  const socket s = udp6();
  EXPECT_EQ(s.getsockopt(sockspec::so::type), socket_type::datagram);
  EXPECT_EQ(s.getsockopt(sockspec::so::domain), address_family::inet6);
  EXPECT_EQ(s.getsockopt(sockspec::so::protocol), sockspec::socket_protocol::udp);
  EXPECT_FALSE(s.getsockopt(sockspec::so::error));
  EXPECT_FALSE(tcp().getsockopt(sockspec::so::acceptconn));
}

TEST(option, refuses_values_that_do_not_fit) {
  std::error_code ec;
  socket s = tcp();
  s.setsockopt(sockspec::so::linger, 65536s, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  s.setsockopt(sockspec::so::linger, -1s, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  s.setsockopt(sockspec::tcp::keepidle, std::chrono::years(100), ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  s.setsockopt(sockspec::tcp::keepidle, -1s, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  udp().setsockopt(sockspec::ip::multicast_ttl, 256, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  udp().setsockopt(sockspec::ip::multicast_if, address::inet6("::1", 0), ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  udp().setsockopt(sockspec::ip::add_membership,
                   sockspec::ipv4_membership{address::inet6("ff02::1", 0), {}}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  udp6().setsockopt(sockspec::ipv6::join_group,
                    sockspec::ipv6_membership{address::inet("224.0.0.1", 0)}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  EXPECT_THROW(s.setsockopt(sockspec::so::linger, 65536s), std::system_error);
}

TEST(option, reports_options_of_another_protocol) {
  std::error_code ec;
  socket s = udp();
  s.setsockopt(sockspec::tcp::nodelay, true, ec);
  EXPECT_TRUE(ec == errc::no_protocol_option || ec == errc::operation_not_supported);
  s.getsockopt(sockspec::tcp::nodelay, ec);
  EXPECT_TRUE(ec == errc::no_protocol_option || ec == errc::operation_not_supported);
  EXPECT_THROW(s.getsockopt(sockspec::tcp::nodelay), std::system_error);
}

TEST(option, multicast_reaches_those_who_joined) {
  const address group = address::inet("239.1.2.3", 0);
  const address loopback = address::inet("127.0.0.1", 0);
  socket to = bound(udp(), address::inet("0.0.0.0", 0));
  to.setsockopt(sockspec::ip::add_membership, sockspec::ipv4_membership{group, loopback});
  socket from = udp();
  from.setsockopt(sockspec::ip::multicast_if, loopback);
  EXPECT_EQ(from.getsockopt(sockspec::ip::multicast_if), loopback);
  from.sendto(sockspec::bytes("x"), address::inet("239.1.2.3", to.getsockname().port()));
  EXPECT_EQ(recv_text(to), "x");
  to.setsockopt(sockspec::ip::drop_membership, sockspec::ipv4_membership{group, loopback});
  std::error_code ec;
  to.setsockopt(sockspec::ip::drop_membership, sockspec::ipv4_membership{group, loopback}, ec);
  EXPECT_EQ(ec, errc::address_not_available);
}

TEST(option, ipv6_groups_are_joined_and_left) {
  const sockspec::ipv6_membership group{address::inet6("ff01::1234", 0), 1};
  socket s = udp6();
  s.setsockopt(sockspec::ipv6::join_group, group);
  s.setsockopt(sockspec::ipv6::leave_group, group);
  std::error_code ec;
  s.setsockopt(sockspec::ipv6::leave_group, group, ec);
  EXPECT_EQ(ec, errc::address_not_available);
}

}  // namespace
