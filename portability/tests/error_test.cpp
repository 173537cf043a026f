#include "sockspec/error.hpp"

#include <gtest/gtest.h>

#include <system_error>

#include "sockspec/error_table.hpp"

namespace {

using sockspec::errc;

std::error_code native(int number) {
  return {number, sockspec::socket_category()};
}

TEST(error, every_number_of_this_system_compares_to_its_meaning) {
  for (const sockspec::error_row& row : sockspec::error_table()) {
    if (row.space != sockspec::host_error_space()) continue;
    const std::error_code code = native(row.number);
    EXPECT_EQ(code, row.meaning) << row.name;
    EXPECT_EQ(code.value(), row.number);
  }
}

TEST(error, a_number_without_a_name_keeps_value_and_category) {
  const std::error_code code = native(4242);
  EXPECT_EQ(code.message(), std::string(sockspec::socket_category().name()) + ":4242");
  EXPECT_EQ(code.default_error_condition().value(), 4242);
  EXPECT_EQ(sockspec::to_errc(code), errc::unknown);
  EXPECT_EQ(code, errc::unknown);
}

TEST(error, of_another_category_has_no_native_name) {
  EXPECT_EQ(sockspec::native_name(make_error_code(errc::argument_rejected)), "argument_rejected");
  EXPECT_EQ(sockspec::native_name(native(4242)), "");
  EXPECT_EQ(sockspec::native_name(std::make_error_code(std::errc::io_error)), "");
}

TEST(error, categories_are_named_as_drivers_name_their_number_spaces) {
  EXPECT_STREQ(sockspec::resolver_category().name(), "eai");
  EXPECT_STREQ(sockspec::portable_category().name(), "sockspec");
}

}  // namespace
