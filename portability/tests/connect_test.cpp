#include <gtest/gtest.h>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/poll.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::poll_events;
using sockspec::socket;

TEST(connect, connects_in_every_waiting_mode) {
  socket listener = listening();
  for (const sockspec::timeout time : {sockspec::timeout{}, {5s}}) {
    socket client = tcp();
    client.settimeout(time);
    client.connect(listener.getsockname());
    EXPECT_EQ(client.getpeername(), listener.getsockname());
    EXPECT_EQ(client.gettimeout(), time);
  }
}

TEST(connect, reports_a_refusal_in_every_waiting_mode) {
  const closed_port nobody;
  for (const sockspec::timeout time : {sockspec::timeout{}, {5s}}) {
    socket client = tcp();
    client.settimeout(time);
    EXPECT_EQ(client.connect_ex(nobody.where), errc::connection_refused);
  }
  EXPECT_THROW(tcp().connect(nobody.where), std::system_error);
}

TEST(connect, without_waiting_goes_on_in_the_background) {
  socket listener = listening();
  socket client = tcp();
  client.setblocking(false);
  EXPECT_EQ(client.connect_ex(listener.getsockname()), errc::operation_in_progress);
  sockspec::poll_item items[] = {{client.fileno(), poll_events::out}};
  ASSERT_EQ(sockspec::poll(items, 10s), 1U);
  EXPECT_FALSE(client.getsockopt(sockspec::so::error));
  EXPECT_EQ(client.getpeername(), listener.getsockname());
}

TEST(connect, without_waiting_leaves_a_refusal_to_so_error) {
  const closed_port nobody;
  socket client = tcp();
  client.setblocking(false);
  EXPECT_EQ(client.connect_ex(nobody.where), errc::operation_in_progress);
  sockspec::poll_item items[] = {{client.fileno(), poll_events::out}};
  ASSERT_EQ(sockspec::poll(items, 10s), 1U);
  EXPECT_EQ(client.getsockopt(sockspec::so::error), errc::connection_refused);
  EXPECT_FALSE(client.getsockopt(sockspec::so::error));
  const socket moved = std::move(client);
  EXPECT_FALSE(moved.getsockopt(sockspec::so::error));
}

TEST(connect, that_told_a_refusal_leaves_none_to_so_error) {
  const closed_port nobody;
  for (const sockspec::timeout time : {sockspec::timeout{}, {5s}}) {
    socket client = tcp();
    client.settimeout(time);
    EXPECT_EQ(client.connect_ex(nobody.where), errc::connection_refused);
    EXPECT_FALSE(client.getsockopt(sockspec::so::error));
  }
}

TEST(connect, reports_a_second_connection) {
  auto [client, server] = tcp_pair();
  socket listener = listening();
  // On Linux the first connect after one in the background reports its success.
  EXPECT_EQ(client.connect_ex(listener.getsockname()), errc::already_connected);
}

TEST(connect, to_the_wildcard_is_to_this_machine) {
  socket listener = listening();
  socket client = tcp();
  client.connect(sockspec::address::inet("0.0.0.0", listener.getsockname().port()));
  EXPECT_EQ(client.getpeername(), listener.getsockname());
}

TEST(connect, reports_that_nobody_is_at_port_0) {
  socket stream = tcp();
  socket datagrams = udp();
  for (socket* s : {&stream, &datagrams}) {
    std::error_code ec;
    s->connect(any_port(), ec);
    EXPECT_EQ(ec, errc::address_not_available);
  }
}

TEST(connect, fixes_the_peer_of_a_datagram_socket) {
  socket to = bound(udp(), any_port());
  socket from = udp();
  from.connect(to.getsockname());
  from.sendall(sockspec::bytes("x"));
  EXPECT_EQ(recv_text(to), "x");
}

}  // namespace
