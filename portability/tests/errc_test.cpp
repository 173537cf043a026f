#include "sockspec/errc.hpp"

#include <gtest/gtest.h>

#include <future>
#include <set>
#include <string_view>
#include <system_error>

#include "sockspec/error_table.hpp"

namespace {

using sockspec::errc;

constexpr int first = static_cast<int>(errc::unknown);
constexpr int last = static_cast<int>(errc::argument_rejected);

TEST(errc, names_are_distinct_and_read_back) {
  std::set<std::string_view> seen;
  for (int value = first; value <= last; ++value) {
    const auto code = static_cast<errc>(value);
    EXPECT_TRUE(seen.insert(to_string(code)).second) << to_string(code);
    EXPECT_EQ(sockspec::errc_from_name(to_string(code)), code);
    EXPECT_FALSE(explain(code).empty());
  }
}

TEST(errc, says_unknown_for_a_value_outside_of_it) {
  EXPECT_EQ(to_string(static_cast<errc>(0)), "unknown");
  EXPECT_EQ(to_string(static_cast<errc>(last + 1)), "unknown");
}

TEST(errc, takes_std_errc_names_that_stand_for_the_same_number) {
  EXPECT_EQ(sockspec::errc_from_name("resource_unavailable_try_again"),
            errc::operation_would_block);
  EXPECT_EQ(sockspec::errc_from_name("not_supported"), errc::operation_not_supported);
}

TEST(errc, finds_nothing_for_other_text) {
  EXPECT_EQ(sockspec::errc_from_name(""), std::nullopt);
  EXPECT_EQ(sockspec::errc_from_name("ECONNREFUSED"), std::nullopt);
  EXPECT_EQ(sockspec::errc_from_name("connection_refuse"), std::nullopt);
}

TEST(errc, is_a_condition_of_standard_codes) {
  const std::error_code generic = std::make_error_code(std::errc::connection_refused);
  EXPECT_EQ(generic, errc::connection_refused);
  EXPECT_NE(generic, errc::connection_reset);
}

TEST(errc, is_a_condition_of_system_codes) {
  int compared = 0;
  for (const sockspec::error_row& row : sockspec::error_table()) {
    if (row.space != sockspec::host_error_space()) continue;
    EXPECT_EQ(std::error_code(row.number, std::system_category()), row.meaning) << row.name;
    ++compared;
  }
  EXPECT_GT(compared, 0);
}

TEST(errc, makes_codes_that_equal_std_errc) {
  const std::error_code code = make_error_code(errc::filename_too_long);
  EXPECT_EQ(code, errc::filename_too_long);
  EXPECT_EQ(code, std::errc::filename_too_long);
  EXPECT_NE(code, std::errc::invalid_argument);
}

TEST(errc, an_argument_rejected_is_also_an_invalid_argument) {
  const std::error_code code = make_error_code(errc::argument_rejected);
  EXPECT_EQ(code, errc::argument_rejected);
  EXPECT_EQ(code, std::errc::invalid_argument);
  EXPECT_NE(code, errc::invalid_argument);
}

TEST(errc, success_equals_none) {
  for (int value = first; value <= last; ++value) {
    EXPECT_NE(std::error_code{}, static_cast<errc>(value));
  }
}

TEST(errc, to_errc_leaves_foreign_categories_alone) {
  EXPECT_EQ(sockspec::to_errc(std::make_error_code(std::future_errc::no_state)), errc::unknown);
  EXPECT_EQ(sockspec::to_errc(std::error_code{}), errc::unknown);
}

}  // namespace
