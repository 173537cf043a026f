#include "sockspec/inet.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sockspec/address.hpp"
#include "sockspec/errc.hpp"

namespace {

using sockspec::address;
using sockspec::address_family;
using sockspec::errc;
using sockspec::inet_ntop;
using sockspec::inet_pton;

constexpr auto inet = address_family::inet;
constexpr auto inet6 = address_family::inet6;

/// What is read of a text, written again.
std::string rewritten(address_family family, std::string_view text) {
  return inet_ntop(family, inet_pton(family, text).bytes());
}

bool refuses(address_family family, std::string_view text) {
  std::error_code ec;
  const bool empty = inet_pton(family, text, ec).bytes().empty();
  return empty && ec == errc::argument_rejected;
}

std::vector<int> bytes_of(address_family family, std::string_view text) {
  std::vector<int> numbers;
  const auto packed = inet_pton(family, text);
  for (const std::byte byte : packed.bytes()) numbers.push_back(std::to_integer<int>(byte));
  return numbers;
}

TEST(inet, reads_ipv4) {
  EXPECT_EQ(bytes_of(inet, "127.0.0.1"), (std::vector{127, 0, 0, 1}));
  EXPECT_EQ(bytes_of(inet, "255.255.255.255"), (std::vector{255, 255, 255, 255}));
  EXPECT_EQ(rewritten(inet, "10.200.3.0"), "10.200.3.0");
}

TEST(inet, refuses_what_other_functions_take_for_ipv4) {
  for (const char* text :
       {"",           "1",          "127.1",      "127.0.1",   "1.2.3.4.5",  "127.0.0.01",
        "0127.0.0.1", "0x7f.0.0.1", "2130706433", "256.0.0.1", "1.2.3.1000", "1.2.3.",
        ".1.2.3",     "1..2.3",     " 1.2.3.4",   "1.2.3.4 ",  "1.2.3.4\n",  "+1.2.3.4",
        "1.2.3.-4",   "1,2,3,4",    "::1",        "a.b.c.d"}) {
    EXPECT_TRUE(refuses(inet, text)) << text;
  }
  EXPECT_TRUE(refuses(inet, std::string_view("1.2.3.4\0", 8)));
  EXPECT_TRUE(refuses(inet, std::string_view("1.2\0.3.4", 8)));
}

TEST(inet, reads_all_forms_of_ipv6) {
  EXPECT_EQ(bytes_of(inet6, "::1"), (std::vector{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(bytes_of(inet6, "2001:DB8:0:0:8:800:200C:417A"),
            (std::vector{0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 8, 8, 0, 0x20, 0xc, 0x41, 0x7a}));
  EXPECT_EQ(bytes_of(inet6, "64:ff9b::192.0.2.33"),
            (std::vector{0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 192, 0, 2, 33}));
  EXPECT_EQ(bytes_of(inet6, "0:0:0:0:0:ffff:1.2.3.4"), bytes_of(inet6, "::ffff:102:304"));
  EXPECT_EQ(bytes_of(inet6, "1::"), bytes_of(inet6, "1:0:0:0:0:0:0:0"));
  EXPECT_EQ(bytes_of(inet6, "1:2:3:4:5:6:7::"), bytes_of(inet6, "1:2:3:4:5:6:7:0"));
  EXPECT_EQ(bytes_of(inet6, "::"), std::vector<int>(16, 0));
}

TEST(inet, refuses_what_is_no_ipv6) {
  for (const char* text : {"",
                           ":",
                           ":::",
                           "1",
                           "1:2:3:4:5:6:7",
                           "1:2:3:4:5:6:7:8:9",
                           "1:2:3:4:5:6:7:8::",
                           "1::2::3",
                           "1:2:3:4::5:6:7:8",
                           "::12345",
                           "::g",
                           "::0x1",
                           ":1:2:3:4:5:6:7",
                           "1:2:3:4:5:6:7:",
                           "1:2:3:4:5:6:7:1.2.3.4",
                           "1.2.3.4::",
                           "1.2.3.4:5::",
                           "::1.2.3",
                           "::1.2.3.04",
                           "::1.2.3.4:5",
                           "[::1]",
                           "::1/64",
                           "fe80::1%1",
                           "fe80::1%eth0",
                           "::1 ",
                           "::+1",
                           "::-1",
                           "127.0.0.1"}) {
    EXPECT_TRUE(refuses(inet6, text)) << text;
  }
  EXPECT_TRUE(refuses(inet6, std::string_view("::1\0", 4)));
}

TEST(inet, writes_ipv6_as_recommended) {
  EXPECT_EQ(rewritten(inet6, "2001:0DB8:0000:0000:0000:0000:0000:0001"), "2001:db8::1");
  EXPECT_EQ(rewritten(inet6, "2001:db8:0:1:1:1:1:1"), "2001:db8:0:1:1:1:1:1");
  EXPECT_EQ(rewritten(inet6, "2001:0:0:1:0:0:0:1"), "2001:0:0:1::1");
  EXPECT_EQ(rewritten(inet6, "2001:db8:0:0:1:0:0:1"), "2001:db8::1:0:0:1");
  EXPECT_EQ(rewritten(inet6, "1:2:3:4:5:6:0:0"), "1:2:3:4:5:6::");
  EXPECT_EQ(rewritten(inet6, "::"), "::");
  EXPECT_EQ(rewritten(inet6, "::2"), "::2");
  EXPECT_EQ(rewritten(inet6, "::ffff:c000:0221"), "::ffff:192.0.2.33");
  EXPECT_EQ(rewritten(inet6, "::1.2.3.4"), "::102:304");
}

TEST(inet, is_how_addresses_are_read_and_written) {
  EXPECT_EQ(address::inet6("2001:DB8::0:1", 1).host(), "2001:db8::1");
  std::error_code ec;
  address::inet("127.1", 1, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(inet, refuses_other_families_and_sizes) {
  std::error_code ec;
  const std::vector<std::byte> five(5);
  EXPECT_EQ(inet_ntop(inet, five, ec), "");
  EXPECT_EQ(ec, errc::argument_rejected);
  inet_ntop(inet6, five, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  inet_ntop(address_family::unix_domain, five, ec);
  EXPECT_EQ(ec, errc::address_family_not_supported);
  inet_pton(address_family::unspecified, "::1", ec);
  EXPECT_EQ(ec, errc::address_family_not_supported);
  EXPECT_THROW(inet_pton(inet, "localhost"), std::system_error);
  EXPECT_THROW(inet_ntop(inet, five), std::system_error);
}

}  // namespace
