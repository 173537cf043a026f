// The numbers of Winsock, and the results of its resolver.

#include "sockspec/error.hpp"

#include <gtest/gtest.h>
// <ws2tcpip.h> comes after it
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
// clang-format on

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

TEST(error, names_winsock_uses) {
  EXPECT_EQ(sockspec::native_name(native(WSAECONNREFUSED)), "WSAECONNREFUSED");
  EXPECT_EQ(sockspec::native_name(native(ERROR_BROKEN_PIPE)), "ERROR_BROKEN_PIPE");
  EXPECT_EQ(sockspec::native_name(resolver(EAI_NONAME)), "EAI_NONAME");
}

// <errno.h> numbers them otherwise: what is compared is what they mean.
TEST(error, equals_the_std_errc_of_its_meaning) {
  EXPECT_EQ(native(WSAECONNREFUSED), std::errc::connection_refused);
  EXPECT_EQ(native(WSAEWOULDBLOCK), std::errc::operation_would_block);
  EXPECT_EQ(native(WSAEWOULDBLOCK), std::errc::resource_unavailable_try_again);
  EXPECT_EQ(native(WSAEOPNOTSUPP), std::errc::operation_not_supported);
  EXPECT_EQ(native(WSAEOPNOTSUPP), std::errc::not_supported);
  EXPECT_EQ(native(ERROR_BROKEN_PIPE), std::errc::broken_pipe);
  EXPECT_EQ(resolver(EAI_MEMORY), std::errc::not_enough_memory);
  EXPECT_NE(native(WSAECONNREFUSED), std::errc::connection_reset);
  EXPECT_NE(native(ERROR_BROKEN_PIPE), errc::socket_shut_down);
}

TEST(error, has_names_that_std_errc_lacks) {
  EXPECT_EQ(native(WSAEHOSTDOWN), errc::host_down);
  EXPECT_EQ(resolver(EAI_NONAME), errc::name_not_found);
}

TEST(error, messages_give_the_native_name) {
  EXPECT_EQ(native(WSAECONNREFUSED).message(),
            "Nobody listens at the address. (WSAECONNREFUSED 10061)");
}

TEST(error, the_category_of_calls_is_winsock) {
  EXPECT_STREQ(sockspec::socket_category().name(), "winsock");
}

}  // namespace
