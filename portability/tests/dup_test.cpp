// Several handles of one socket, and what a socket is.

#include "sockspec/dup.hpp"

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/identity.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address_family;
using sockspec::bytes;
using sockspec::errc;
using sockspec::socket;
using sockspec::socket_protocol;
using sockspec::socket_type;

TEST(dup, is_another_handle_of_the_same_socket) {
  auto [one, other] = tcp_pair();
  socket again = sockspec::dup(other);
  EXPECT_NE(again.fileno(), other.fileno());
  EXPECT_EQ(again.getsockname(), other.getsockname());
  EXPECT_FALSE(is_inherited(again.fileno()));
  one.sendall(bytes("hello"));
  EXPECT_EQ(recv_text(again), "hello");
}

TEST(dup, keeps_the_connection_when_the_original_is_closed) {
  auto [one, other] = tcp_pair();
  socket again = sockspec::dup(one);
  one.close();
  again.sendall(bytes("still here"));
  EXPECT_EQ(recv_text(other), "still here");
  again.close();
  EXPECT_EQ(recv_text(other), "");
}

TEST(dup, has_the_timeout_of_the_original) {
  auto [one, other] = tcp_pair();
  for (const sockspec::timeout time : {sockspec::timeout{}, {0ns}, {20ms}}) {
    other.settimeout(time);
    EXPECT_EQ(sockspec::dup(other).gettimeout(), time);
  }
  socket again = sockspec::dup(other);
  std::array<std::byte, 4> buffer{};
  std::error_code ec;
  again.recv(buffer, ec);
  EXPECT_EQ(ec, errc::timed_out);
}

TEST(dup, is_woken_by_a_shutdown_of_the_original) {
  auto [one, other] = tcp_pair();
  socket again = sockspec::dup(other);
  again.settimeout(30s);
  std::jthread later([&original = other] { original.shutdown(sockspec::shutdown_how::both); });
  EXPECT_EQ(recv_text(again), "");
}

TEST(dup, reports_a_closed_socket) {
  std::error_code ec;
  EXPECT_FALSE(sockspec::dup(socket(), ec).is_open());
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_THROW(static_cast<void>(sockspec::dup(socket())), std::system_error);
}

TEST(fromfd, leaves_the_handle_open) {
  auto [one, other] = tcp_pair();
  {
    socket again = sockspec::fromfd(one.fileno());
    EXPECT_NE(again.fileno(), one.fileno());
    EXPECT_FALSE(is_inherited(again.fileno()));
    EXPECT_EQ(again.gettimeout(), std::nullopt);
  }
  one.sendall(bytes("x"));
  EXPECT_EQ(recv_text(other), "x");
}

TEST(fromfd, does_not_change_how_the_handle_waits) {
  auto [one, other] = tcp_pair();
  one.setblocking(false);
  const socket again = sockspec::fromfd(one.fileno());
  EXPECT_FALSE(handle_blocks(one.fileno()));
}

TEST(fromfd, refuses_what_is_no_socket) {
  const pipe_handle no_socket;
  std::error_code ec;
  EXPECT_FALSE(sockspec::fromfd(no_socket.get(), ec).is_open());
  EXPECT_EQ(ec, errc::not_a_socket);
  EXPECT_TRUE(is_open_handle(no_socket.get()));
  EXPECT_FALSE(sockspec::fromfd(sockspec::invalid_handle, ec).is_open());
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_THROW(static_cast<void>(sockspec::fromfd(sockspec::invalid_handle)), std::system_error);
}

TEST(identity, is_what_the_socket_was_made_of) {
  const socket stream = tcp();
  EXPECT_EQ(family(stream), address_family::inet);
  EXPECT_EQ(type(stream), socket_type::stream);
  EXPECT_EQ(proto(stream), socket_protocol::tcp);
  const socket datagrams(address_family::inet6, socket_type::datagram);
  EXPECT_EQ(family(datagrams), address_family::inet6);
  EXPECT_EQ(type(datagrams), socket_type::datagram);
  EXPECT_EQ(proto(datagrams), socket_protocol::udp);
}

TEST(identity, is_told_of_an_adopted_handle) {
  const socket adopted = socket::adopt(udp().detach());
  EXPECT_EQ(family(adopted), address_family::inet);
  EXPECT_EQ(type(adopted), socket_type::datagram);
  EXPECT_EQ(proto(adopted), socket_protocol::udp);
}

TEST(identity, is_not_told_of_a_closed_socket) {
  const socket closed;
  std::error_code ec;
  EXPECT_EQ(family(closed, ec), address_family::unspecified);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  type(closed, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  proto(closed, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_THROW(family(closed), std::system_error);
}

}  // namespace
