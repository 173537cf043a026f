#include "sockspec/kind.hpp"

#include <gtest/gtest.h>

namespace {

using sockspec::address_family;
using sockspec::socket_type;

TEST(kind, names_families) {
  EXPECT_EQ(to_string(address_family::unspecified), "unspecified");
  EXPECT_EQ(to_string(address_family::inet), "inet");
  EXPECT_EQ(to_string(address_family::inet6), "inet6");
  EXPECT_EQ(to_string(address_family::unix_domain), "unix_domain");
  EXPECT_EQ(to_string(address_family::other), "other");
  EXPECT_EQ(to_string(static_cast<address_family>(99)), "other");
}

TEST(kind, names_types) {
  EXPECT_EQ(to_string(socket_type::unspecified), "unspecified");
  EXPECT_EQ(to_string(socket_type::stream), "stream");
  EXPECT_EQ(to_string(socket_type::datagram), "datagram");
  EXPECT_EQ(to_string(socket_type::seqpacket), "seqpacket");
  EXPECT_EQ(to_string(socket_type::raw), "raw");
  EXPECT_EQ(to_string(socket_type::other), "other");
}

}  // namespace
