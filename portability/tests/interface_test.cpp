#include "sockspec/interface.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sockspec/address.hpp"
#include "sockspec/errc.hpp"

namespace {

using sockspec::errc;
using sockspec::if_indextoname;
using sockspec::if_nameindex;
using sockspec::if_nametoindex;

TEST(interface, numbers_and_names_lead_to_each_other) {
  const auto all = if_nameindex();
  ASSERT_FALSE(all.empty());
  for (const auto& [index, name] : all) {
    EXPECT_NE(index, 0U);
    EXPECT_EQ(if_nametoindex(name), index);
    EXPECT_EQ(if_indextoname(index), name);
  }
}

TEST(interface, is_the_scope_of_an_address) {
  const auto first = if_nameindex().at(0);
  EXPECT_EQ(sockspec::address::inet6("fe80::1%" + first.name, 1).scope(), first.index);
}

TEST(interface, that_is_not_there_is_reported) {
  std::error_code ec;
  for (const std::string& name : {std::string(), std::string("none of these"),
                                  std::string(1000, 'x'), if_nameindex().at(0).name + '\0'}) {
    EXPECT_EQ(if_nametoindex(name, ec), 0U);
    EXPECT_EQ(ec, errc::no_such_device_or_address);
  }
  for (const std::uint32_t index : {0U, 4'000'000'000U}) {
    EXPECT_EQ(if_indextoname(index, ec), "");
    EXPECT_EQ(ec, errc::no_such_device_or_address);
  }
  EXPECT_THROW(if_nametoindex("none of these"), std::system_error);
  EXPECT_THROW(if_indextoname(0), std::system_error);
}

}  // namespace
