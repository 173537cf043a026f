#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::errc;
using sockspec::socket;

TEST(accept, returns_the_connection_and_its_peer) {
  socket listener = listening();
  socket client = tcp();
  client.connect(listener.getsockname());
  address peer;
  socket server = listener.accept(peer);
  EXPECT_EQ(peer, client.getsockname());
  client.sendall(sockspec::bytes("hello"));
  EXPECT_EQ(recv_text(server), "hello");
}

TEST(accept, waits_for_a_connection) {
  socket listener = listening();
  std::jthread later([where = listener.getsockname()] { tcp().connect(where); });
  EXPECT_TRUE(listener.accept().is_open());
}

TEST(accept, returns_blocking_sockets_that_are_not_inherited_in_every_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {0s}, {5s}}) {
    socket listener = listening();
    socket client = tcp();
    client.connect(listener.getsockname());
    listener.settimeout(time);
    const socket server = listener.accept();
    EXPECT_EQ(server.gettimeout(), std::nullopt);
    EXPECT_TRUE(handle_blocks(server.fileno()));
    EXPECT_FALSE(is_inherited(server.fileno()));
  }
}

TEST(accept, would_block_without_a_connection) {
  socket listener = listening();
  listener.setblocking(false);
  std::error_code ec;
  address peer = any_port();
  EXPECT_FALSE(listener.accept(peer, ec).is_open());
  EXPECT_EQ(ec, errc::operation_would_block);
  EXPECT_EQ(peer, address());
  EXPECT_THROW(static_cast<void>(listener.accept()), std::system_error);
}

TEST(accept, times_out) {
  socket listener = listening();
  listener.settimeout(50ms);
  const stopwatch watch;
  std::error_code ec;
  EXPECT_FALSE(listener.accept(ec).is_open());
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(accept, reports_a_socket_that_does_not_listen) {
  std::error_code ec;
  EXPECT_FALSE(bound(tcp(), any_port()).accept(ec).is_open());
  EXPECT_EQ(ec, errc::invalid_argument);
  EXPECT_FALSE(bound(udp(), any_port()).accept(ec).is_open());
  EXPECT_EQ(ec, errc::operation_not_supported);
}

TEST(accept, says_at_once_that_it_cannot_even_with_a_timeout) {
  socket s = bound(udp(), any_port());
  s.settimeout(60s);
  std::error_code ec;
  EXPECT_FALSE(s.accept(ec).is_open());
  EXPECT_EQ(ec, errc::operation_not_supported);
}

}  // namespace
