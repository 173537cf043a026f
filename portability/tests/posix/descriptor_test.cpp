// What is true of sockets because they are file descriptors.

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address_family;
using sockspec::errc;
using sockspec::socket;
using sockspec::socket_protocol;
using sockspec::socket_type;

TEST(socket, reports_that_no_handle_is_left) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit none = before;
  none.rlim_cur = 0;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  std::error_code ec;
  const socket refused(address_family::inet, socket_type::stream, socket_protocol::tcp, ec);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_EQ(ec, errc::too_many_files_open);
}

TEST(socket, adopts_a_handle_with_its_mode) {
  socket other = udp();
  other.setblocking(false);
  EXPECT_EQ(socket::adopt(other.detach()).gettimeout(), 0s);
}

}  // namespace
