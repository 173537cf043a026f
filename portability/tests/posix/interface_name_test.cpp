#include <gtest/gtest.h>
#include <net/if.h>

#include <string>

#include "sockspec/address.hpp"

namespace {

using sockspec::address;

TEST(address, finds_the_scope_by_the_name_of_an_interface) {
  char name[IF_NAMESIZE] = {};
  ASSERT_NE(::if_indextoname(1, name), nullptr);
  EXPECT_EQ(address::inet6(std::string("fe80::1%") + name, 1).scope(), 1U);
}

}  // namespace
