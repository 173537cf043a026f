// Winsock is started by whatever needs it first, and no one else ends it.

#include <gtest/gtest.h>
#include <winsock2.h>

#include "connections.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::socket;

/// Made before main, and before or after any other static object.
const socket early = tcp();

TEST(start, serves_sockets_of_static_objects) {
  EXPECT_TRUE(early.is_open());
}

TEST(start, survives_what_the_program_starts_and_ends) {
  auto [one, other] = tcp_pair();
  WSADATA unused{};
  ASSERT_EQ(::WSAStartup(MAKEWORD(2, 2), &unused), 0);
  ASSERT_EQ(::WSACleanup(), 0);
  one.sendall(sockspec::bytes("x"));
  EXPECT_EQ(recv_text(other), "x");
}

}  // namespace
