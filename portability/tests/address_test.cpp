#include "sockspec/address.hpp"

#include <gtest/gtest.h>

#include <string>

#include "sockspec/errc.hpp"

namespace {

using sockspec::address;
using sockspec::address_family;
using sockspec::errc;

TEST(address, is_none_by_default) {
  const address none;
  EXPECT_EQ(none.family(), address_family::unspecified);
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none.host(), "");
  EXPECT_EQ(none.path(), "");
  EXPECT_EQ(to_string(none), "none");
  EXPECT_EQ(none, address());
}

TEST(address, holds_ipv4) {
  const address here = address::inet("192.0.2.7", 8080);
  EXPECT_EQ(here.family(), address_family::inet);
  EXPECT_EQ(here.host(), "192.0.2.7");
  EXPECT_EQ(here.port(), 8080);
  EXPECT_EQ(to_string(here), "192.0.2.7:8080");
}

TEST(address, takes_ports_from_0_to_65535) {
  EXPECT_EQ(address::inet("127.0.0.1", 0).port(), 0);
  EXPECT_EQ(address::inet("127.0.0.1", 65535).port(), 65535);
  EXPECT_EQ(address::inet6("::1", 65535).port(), 65535);
  for (const int port : {-1, 65536, 65536 + 80}) {
    std::error_code ec;
    EXPECT_EQ(address::inet("127.0.0.1", port, ec), address()) << port;
    EXPECT_EQ(ec, errc::argument_rejected) << port;
    EXPECT_EQ(address::inet6("::1", port, 0, ec), address()) << port;
    EXPECT_EQ(ec, errc::argument_rejected) << port;
  }
}

TEST(address, takes_one_notation_of_ipv4) {
  for (const char* host : {"", "127.1", "0x7f000001", "2130706433", "127.0.0.1 ", "localhost",
                           "256.0.0.1", "::1", "127.0.0.1.127.0.0.1"}) {
    std::error_code ec;
    address::inet(host, 0, ec);
    EXPECT_EQ(ec, errc::argument_rejected) << host;
  }
  std::error_code ec;
  address::inet(std::string_view("127.0.0.1\0x", 11), 0, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(address, holds_ipv6) {
  const address here = address::inet6("2001:DB8::7", 80);
  EXPECT_EQ(here.family(), address_family::inet6);
  EXPECT_EQ(here.host(), "2001:db8::7");
  EXPECT_EQ(here.port(), 80);
  EXPECT_EQ(here.scope(), 0U);
  EXPECT_EQ(here.flow(), 0U);
  EXPECT_EQ(to_string(here), "[2001:db8::7]:80");
}

TEST(address, keeps_numbers_in_the_byte_order_of_networks) {
  address here = address::inet6("::1", 8080);
  auto* const bytes = static_cast<unsigned char*>(here.data());
  EXPECT_EQ(bytes[2], 0x1f);
  EXPECT_EQ(bytes[3], 0x90);
  EXPECT_EQ(here.port(), 8080);
  bytes[5] = 0x01;
  bytes[6] = 0x23;
  bytes[7] = 0x45;
  EXPECT_EQ(here.flow(), 0x12345U);
}

TEST(address, takes_the_scope_as_an_argument_or_in_the_host) {
  EXPECT_EQ(address::inet6("fe80::1", 1, 3).scope(), 3U);
  EXPECT_EQ(address::inet6("fe80::1%3", 1).scope(), 3U);
  EXPECT_EQ(address::inet6("fe80::1%3", 1, 3).scope(), 3U);
  EXPECT_EQ(to_string(address::inet6("fe80::1%3", 1)), "[fe80::1%3]:1");
}

TEST(address, refuses_scopes_that_are_not_there_or_disagree) {
  std::error_code ec;
  address::inet6("fe80::1%no_such", 0, 0, ec);
  EXPECT_EQ(ec, errc::no_such_device_or_address);
  address::inet6("fe80::1%", 0, 0, ec);
  EXPECT_EQ(ec, errc::no_such_device_or_address);
  address::inet6("fe80::1%a_name_that_no_interface_can_have", 0, 0, ec);
  EXPECT_EQ(ec, errc::no_such_device_or_address);
  address::inet6("fe80::1%3", 0, 4, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(address, refuses_other_text_for_ipv6) {
  for (const char* host : {"", "[::1]", "127.0.0.1", "::1::", "localhost", "1:2:3:4:5:6:7:8:9"}) {
    std::error_code ec;
    address::inet6(host, 0, 0, ec);
    EXPECT_EQ(ec, errc::argument_rejected) << host;
  }
}

TEST(address, throws_with_the_name_of_the_call) {
  try {
    address::inet("127.0.0.1", 65536);
    FAIL() << "did not throw";
  } catch (const std::system_error& error) {
    EXPECT_EQ(error.code(), errc::argument_rejected);
    EXPECT_EQ(std::string(error.what()).substr(0, 14), "address::inet:");
  }
}

TEST(address, clears_the_error_on_success) {
  std::error_code ec = make_error_code(errc::io_error);
  address::inet("127.0.0.1", 1, ec);
  EXPECT_FALSE(ec);
  ec = make_error_code(errc::io_error);
  address::inet6("::1", 1, 0, ec);
  EXPECT_FALSE(ec);
}

TEST(address, equality_is_that_of_the_place) {
  EXPECT_EQ(address::inet("127.0.0.1", 1), address::inet("127.0.0.1", 1));
  EXPECT_NE(address::inet("127.0.0.1", 1), address::inet("127.0.0.1", 2));
  EXPECT_NE(address::inet("127.0.0.1", 1), address::inet("127.0.0.2", 1));
  EXPECT_EQ(address::inet6("::1", 1), address::inet6("0:0::1", 1));
  EXPECT_NE(address::inet6("::1", 1), address::inet6("::1", 2));
  EXPECT_NE(address::inet6("fe80::1", 1, 1), address::inet6("fe80::1", 1, 2));
  EXPECT_NE(address::inet("127.0.0.1", 1), address());
  EXPECT_NE(address::inet("0.0.0.0", 1), address::inet6("::", 1));
}

TEST(address, padding_does_not_count) {
  const address here = address::inet("127.0.0.1", 1);
  address noisy = here;
  static_cast<unsigned char*>(noisy.data())[noisy.size() - 1] = 1;  // sin_zero
  EXPECT_EQ(noisy, here);
}

TEST(address, other_families_are_bytes) {
  address strange;
  static_cast<unsigned char*>(strange.data())[0] = 200;
  static_cast<unsigned char*>(strange.data())[1] = 200;
  strange.resize(9);
  EXPECT_EQ(strange.family(), address_family::other);
  EXPECT_EQ(strange.host(), "");
  EXPECT_EQ(strange.port(), 0);
  address same = strange;
  EXPECT_EQ(strange, same);
  same.resize(8);
  EXPECT_NE(strange, same);
}

TEST(address, is_never_longer_than_its_room) {
  address long_one;
  long_one.resize(1000);
  EXPECT_EQ(long_one.size(), address::capacity);
}

}  // namespace
