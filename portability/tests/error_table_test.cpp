#include "sockspec/error_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace {

using sockspec::errc;
using sockspec::error_row;
using sockspec::error_space;

TEST(error_table, rows_are_complete) {
  for (const error_row& row : sockspec::error_table()) {
    SCOPED_TRACE(std::string(to_string(row.space)) + " " + std::string(row.name));
    EXPECT_NE(row.number, 0);
    EXPECT_FALSE(row.name.empty());
    EXPECT_NE(row.meaning, errc::unknown);
    EXPECT_EQ(row.says.back(), '.');
  }
}

TEST(error_table, names_are_unique_in_a_space) {
  std::set<std::tuple<error_space, std::string_view>> seen;
  for (const error_row& row : sockspec::error_table()) {
    EXPECT_TRUE(seen.emplace(row.space, row.name).second) << row.name;
  }
}

TEST(error_table, a_number_with_two_names_has_one_meaning) {
  for (const error_row& row : sockspec::error_table()) {
    EXPECT_EQ(sockspec::find_error(row.space, row.number)->meaning, row.meaning) << row.name;
  }
}

TEST(error_table, a_symbol_means_the_same_on_every_system) {
  for (const error_row& row : sockspec::error_table()) {
    EXPECT_EQ(sockspec::errc_from_native(row.name), row.meaning) << row.name;
  }
}

TEST(error_table, explains_the_numbers_of_other_systems) {
  const auto rows = sockspec::errors_numbered(10061);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].space, error_space::winsock);
  EXPECT_EQ(rows[0].name, "WSAECONNREFUSED");
  EXPECT_EQ(rows[0].meaning, errc::connection_refused);
}

TEST(error_table, tells_what_a_bare_number_may_be) {
  const auto rows = sockspec::errors_numbered(107);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].name, "ENOTCONN");
  EXPECT_EQ(rows[0].space, error_space::errno_linux);
  EXPECT_EQ(rows[1].name, "ECONNREFUSED");
  EXPECT_EQ(rows[1].space, error_space::errno_crt);
}

TEST(error_table, finds_a_name_on_every_system_that_has_it) {
  EXPECT_EQ(sockspec::errors_named("ECONNREFUSED").size(), 6U);
  EXPECT_EQ(sockspec::errors_named("EHOSTDOWN").size(), 5U);
  EXPECT_EQ(sockspec::errors_named("EAI_NONAME").size(), 4U);
  EXPECT_TRUE(sockspec::errors_named("WSAETIMEOUT").empty());
}

TEST(error_table, knows_native_symbols) {
  EXPECT_EQ(sockspec::errc_from_native("ECONNREFUSED"), errc::connection_refused);
  EXPECT_EQ(sockspec::errc_from_native("WSAECONNREFUSED"), errc::connection_refused);
  EXPECT_EQ(sockspec::errc_from_native("EAI_NONAME"), errc::name_not_found);
  EXPECT_EQ(sockspec::errc_from_native("EAGAIN"), errc::operation_would_block);
  EXPECT_EQ(sockspec::errc_from_native("EWOULDBLOCK"), errc::operation_would_block);
  EXPECT_EQ(sockspec::errc_from_native("ENOTSUP"), errc::operation_not_supported);
  EXPECT_EQ(sockspec::errc_from_native("connection_refused"), std::nullopt);
}

TEST(error_table, is_total_over_winsock) {
  const auto known = [](int number) { return find_error(error_space::winsock, number) != nullptr; };
  for (int number = 10035; number <= 10071; ++number) EXPECT_TRUE(known(number)) << number;
  for (int number = 10101; number <= 10112; ++number) EXPECT_TRUE(known(number)) << number;
  for (int number = 11001; number <= 11031; ++number) EXPECT_TRUE(known(number)) << number;
  EXPECT_FALSE(known(10005));
  EXPECT_FALSE(known(11032));
}

TEST(error_table, winsock_numbers_are_those_of_bsd_plus_10000) {
  for (const error_row& row : sockspec::error_table()) {
    if (row.space != error_space::winsock || row.number > 10071) continue;
    const error_row* const bsd = find_error(error_space::errno_freebsd, row.number - 10000);
    ASSERT_NE(bsd, nullptr) << row.name;
    EXPECT_EQ(bsd->meaning, row.meaning) << row.name;
  }
}

TEST(error_table, the_first_of_two_names_is_the_usual_one) {
  EXPECT_EQ(find_error(error_space::errno_linux, 11)->name, "EAGAIN");
  EXPECT_EQ(find_error(error_space::errno_linux, 95)->name, "EOPNOTSUPP");
  EXPECT_EQ(find_error(error_space::errno_crt, 140)->name, "EWOULDBLOCK");
}

TEST(error_table, has_nothing_for_other_numbers) {
  EXPECT_EQ(find_error(error_space::errno_linux, 4242), nullptr);
  EXPECT_TRUE(sockspec::errors_numbered(4242).empty());
}

TEST(error_table, spaces_have_distinct_names) {
  std::set<std::string_view> seen;
  for (int i = 0; i <= static_cast<int>(error_space::eai_winsock); ++i) {
    EXPECT_TRUE(seen.insert(to_string(static_cast<error_space>(i))).second);
  }
  EXPECT_EQ(to_string(static_cast<error_space>(200)), "unknown");
}

}  // namespace
