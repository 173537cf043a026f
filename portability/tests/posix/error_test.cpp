// errno, and the results of the resolver.

#include "sockspec/error.hpp"

#include <gtest/gtest.h>
#include <netdb.h>

#include <cerrno>
#include <system_error>

#include "sockspec/error_table.hpp"

namespace {

using sockspec::errc;

std::error_code native(int number) {
  return {number, sockspec::socket_category()};
}
std::error_code resolver(int number) {
  return {number, sockspec::resolver_category()};
}

TEST(error, every_number_of_this_system_equals_its_std_errc) {
  for (const sockspec::error_row& row : sockspec::error_table()) {
    if (row.space != sockspec::host_error_space()) continue;
    EXPECT_EQ(native(row.number), static_cast<std::errc>(row.number)) << row.name;
  }
}

TEST(error, names_this_system_uses) {
  EXPECT_EQ(sockspec::native_name(native(ECONNREFUSED)), "ECONNREFUSED");
  EXPECT_EQ(sockspec::native_name(native(EAGAIN)), "EAGAIN");
  EXPECT_EQ(sockspec::native_name(resolver(EAI_NONAME)), "EAI_NONAME");
}

TEST(error, one_number_with_two_std_names_equals_both) {
  EXPECT_EQ(native(EAGAIN), std::errc::operation_would_block);
  EXPECT_EQ(native(EAGAIN), std::errc::resource_unavailable_try_again);
  EXPECT_EQ(native(EOPNOTSUPP), std::errc::operation_not_supported);
  EXPECT_EQ(native(EOPNOTSUPP), std::errc::not_supported);
}

TEST(error, different_errors_are_different) {
  EXPECT_NE(native(ECONNREFUSED), errc::connection_reset);
  EXPECT_NE(native(ECONNREFUSED), std::errc::connection_reset);
  EXPECT_NE(native(EPIPE), errc::socket_shut_down);
}

TEST(error, has_names_that_std_errc_lacks) {
  EXPECT_EQ(native(EHOSTDOWN), errc::host_down);
  EXPECT_EQ(resolver(EAI_NONAME), errc::name_not_found);
  EXPECT_NE(resolver(EAI_NONAME), errc::no_address_data);
}

TEST(error, a_resolver_result_may_have_a_std_name) {
  EXPECT_EQ(resolver(EAI_MEMORY), std::errc::not_enough_memory);
  EXPECT_EQ(resolver(EAI_FAMILY), errc::address_family_not_supported);
}

TEST(error, messages_give_the_native_name) {
  EXPECT_EQ(native(ECONNREFUSED).message(),
            "Nobody listens at the address. (ECONNREFUSED " + std::to_string(ECONNREFUSED) + ")");
}

TEST(error, the_category_of_calls_is_errno) {
  EXPECT_STREQ(sockspec::socket_category().name(), "errno");
}

}  // namespace
