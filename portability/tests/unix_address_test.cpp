#include <gtest/gtest.h>

#include <string>

#include "host_config.hpp"
#include "sockspec/address.hpp"
#include "sockspec/errc.hpp"

namespace {

using sockspec::address;
using sockspec::address_family;
using sockspec::errc;

TEST(unix_address, holds_a_path) {
  const address here = address::unix_path("/run/x");
  EXPECT_EQ(here.family(), address_family::unix_domain);
  EXPECT_EQ(here.path(), "/run/x");
  EXPECT_FALSE(here.is_abstract());
  EXPECT_FALSE(here.is_unnamed());
  EXPECT_EQ(here.port(), 0);
  EXPECT_EQ(here.host(), "");
  EXPECT_EQ(to_string(here), "unix:/run/x");
}

TEST(unix_address, takes_the_longest_path_and_no_longer) {
  const std::string longest(address::longest_unix_path(), 'x');
  EXPECT_EQ(address::unix_path(longest).path(), longest);
  std::error_code ec;
  address::unix_path(longest + "x", ec);
  EXPECT_EQ(ec, errc::filename_too_long);
}

TEST(unix_address, refuses_an_empty_path_and_zero_bytes) {
  std::error_code ec;
  address::unix_path("", ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  address::unix_path(std::string_view("a\0b", 3), ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  address::unix_path(std::string_view("\0b", 2), ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(unix_address, reads_a_path_without_a_zero_byte_at_its_end) {
  address full = address::unix_path(std::string(address::longest_unix_path(), 'x'));
  static_cast<char*>(full.data())[full.size() - 1] = 'y';
  EXPECT_EQ(full.path().size(), address::longest_unix_path() + 1);
  EXPECT_EQ(full.path().back(), 'y');
}

TEST(unix_address, reads_a_path_followed_by_zero_bytes) {
  address padded = address::unix_path("/x");
  padded.resize(padded.size() + 10);
  EXPECT_EQ(padded.path(), "/x");
  EXPECT_EQ(padded, address::unix_path("/x"));
}

TEST(unix_address, may_be_unnamed) {
  const address unnamed = address::unix_unnamed();
  EXPECT_EQ(unnamed.family(), address_family::unix_domain);
  EXPECT_TRUE(unnamed.is_unnamed());
  EXPECT_EQ(unnamed.path(), "");
  EXPECT_EQ(to_string(unnamed), "unix:");
  EXPECT_NE(unnamed, address());
}

#if SOCKSPEC_HAVE_ABSTRACT_NAMES
TEST(unix_address, holds_an_abstract_name) {
  const std::string name("a\0b\0", 4);
  const address here = address::unix_abstract(name);
  EXPECT_TRUE(here.is_abstract());
  EXPECT_FALSE(here.is_unnamed());
  EXPECT_EQ(here.path(), name);
  EXPECT_EQ(to_string(here), "unix:@" + name);
}

TEST(unix_address, zero_bytes_of_an_abstract_name_count) {
  EXPECT_NE(address::unix_abstract("a"), address::unix_abstract(std::string_view("a\0", 2)));
  EXPECT_NE(address::unix_abstract("a"), address::unix_path("a"));
  EXPECT_NE(address::unix_abstract(""), address::unix_unnamed());
}

TEST(unix_address, takes_the_longest_abstract_name_and_no_longer) {
  const std::string longest(address::longest_unix_path(), 'x');
  EXPECT_EQ(address::unix_abstract(longest).path(), longest);
  std::error_code ec;
  address::unix_abstract(longest + "x", ec);
  EXPECT_EQ(ec, errc::filename_too_long);
}
#else
TEST(unix_address, has_no_abstract_names) {
  std::error_code ec;
  address::unix_abstract("a", ec);
  EXPECT_EQ(ec, errc::operation_not_supported);
}
#endif

TEST(unix_address, throws_with_the_name_of_the_call) {
  EXPECT_THROW(address::unix_path(""), std::system_error);
  EXPECT_THROW(address::unix_abstract(std::string(200, 'x')), std::system_error);
}

}  // namespace
