#include "sockspec/default_timeout.hpp"

#include <gtest/gtest.h>

#include <array>

#include "connections.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/dup.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::socket;

/// A default timeout for as long as this object lives.
class with_default_timeout {
 public:
  explicit with_default_timeout(sockspec::timeout time) { sockspec::setdefaulttimeout(time); }
  with_default_timeout(const with_default_timeout&) = delete;
  with_default_timeout& operator=(const with_default_timeout&) = delete;
  ~with_default_timeout() {
    std::error_code cannot_fail;
    sockspec::setdefaulttimeout(std::nullopt, cannot_fail);
  }
};

TEST(default_timeout, is_none_at_first) {
  EXPECT_EQ(sockspec::getdefaulttimeout(), std::nullopt);
}

TEST(default_timeout, is_that_of_new_sockets) {
  const with_default_timeout now(25ms);
  EXPECT_EQ(sockspec::getdefaulttimeout(), 25ms);
  socket s = bound(udp(), any_port());
  EXPECT_EQ(s.gettimeout(), 25ms);
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  s.recv(buffer, ec);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(default_timeout, is_that_of_pairs_and_of_accepted_sockets) {
  socket listener = listening();
  socket client = tcp();
  client.connect(listener.getsockname());
  const with_default_timeout now(25ms);
  EXPECT_EQ(listener.accept().gettimeout(), 25ms);
  const auto [one, other] = sockspec::socketpair();
  EXPECT_EQ(one.gettimeout(), 25ms);
  EXPECT_EQ(other.gettimeout(), 25ms);
}

TEST(default_timeout, is_not_that_of_sockets_that_exist) {
  const socket before = tcp();
  const with_default_timeout now(0ns);
  EXPECT_EQ(before.gettimeout(), std::nullopt);
  EXPECT_EQ(sockspec::dup(before).gettimeout(), std::nullopt);
  EXPECT_EQ(sockspec::fromfd(before.fileno()).gettimeout(), std::nullopt);
}

TEST(default_timeout, is_not_that_of_create_connection) {
  const socket listener = listening();
  const with_default_timeout now(0ns);
  const std::array where{listener.getsockname()};
  EXPECT_EQ(sockspec::create_connection(where).gettimeout(), std::nullopt);
}

TEST(default_timeout, may_not_be_negative) {
  std::error_code ec;
  sockspec::setdefaulttimeout(-1ns, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  EXPECT_EQ(sockspec::getdefaulttimeout(), std::nullopt);
  EXPECT_THROW(sockspec::setdefaulttimeout(-1ns), std::system_error);
}

}  // namespace
