// A pair is made of a connection, and a stranger may be faster than our own end.

#include "sockspec/socketpair.hpp"

#include <gtest/gtest.h>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"
#include "winsock/pairing.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address_family;
using sockspec::errc;
using sockspec::socket;

socket connected_to(const socket& listener) {
  socket made = tcp();
  made.connect(listener.getsockname());
  return made;
}

TEST(socketpair, closes_strangers_and_takes_its_own_end) {
  socket listener = listening();
  socket stranger = connected_to(listener);
  socket client = connected_to(listener);
  std::error_code ec;
  socket server = sockspec::accept_end_of(client, listener, 10s, ec);
  ASSERT_FALSE(ec) << ec.message();
  EXPECT_EQ(server.getpeername(), client.getsockname());
  EXPECT_EQ(recv_text(stranger), "");
}

TEST(socketpair, gives_up_when_only_strangers_come) {
  socket listener = listening();
  const socket stranger = connected_to(listener);
  const socket client = bound(tcp(), any_port());
  const stopwatch watch;
  std::error_code ec;
  EXPECT_FALSE(sockspec::accept_end_of(client, listener, 50ms, ec).is_open());
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(socketpair, is_a_connection_over_the_loopback) {
  const auto [one, other] = sockspec::socketpair();
  EXPECT_EQ(one.getsockopt(sockspec::so::domain), address_family::inet);
  EXPECT_EQ(one.getpeername(), other.getsockname());
  EXPECT_EQ(other.getpeername(), one.getsockname());
  EXPECT_EQ(one.getsockname().host(), "127.0.0.1");
}

}  // namespace
