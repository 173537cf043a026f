// What duplicates are because they are file descriptors.

#include "sockspec/dup.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::socket;

TEST(dup, reports_that_no_handle_is_left) {
  const socket s = udp();
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit none = before;
  none.rlim_cur = 0;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  std::error_code of_dup;
  std::error_code of_fromfd;
  const bool made = sockspec::dup(s, of_dup).is_open();
  const bool made_from = sockspec::fromfd(s.fileno(), of_fromfd).is_open();
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_FALSE(made || made_from);
  EXPECT_EQ(of_fromfd, errc::too_many_files_open);
  EXPECT_EQ(of_dup, errc::too_many_files_open);
}

TEST(fromfd, has_a_timeout_of_zero_if_the_handle_does_not_block) {
  socket s = udp();
  s.settimeout(5s);
  EXPECT_EQ(sockspec::fromfd(s.fileno()).gettimeout(), 0s);
}

TEST(share, is_for_windows) {
  const socket s = udp();
  std::error_code ec;
  EXPECT_TRUE(sockspec::share(s, 1, ec).bytes().empty());
  EXPECT_EQ(ec, errc::operation_not_supported);
  EXPECT_FALSE(sockspec::fromshare({}, ec).is_open());
  EXPECT_EQ(ec, errc::operation_not_supported);
}

}  // namespace
