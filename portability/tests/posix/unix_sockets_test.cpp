// UNIX sockets. Windows has streams of them at most.

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"
#include "unix_name.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::address_family;
using sockspec::bytes;
using sockspec::errc;
using sockspec::message_flags;
using sockspec::socket;
using sockspec::socket_type;

socket unix_stream() {
  return socket(address_family::unix_domain, socket_type::stream);
}

TEST(socket, is_created_of_the_unix_family) {
  const socket made = unix_stream();
  EXPECT_TRUE(made.is_open());
  EXPECT_EQ(made.getsockopt(sockspec::so::domain), address_family::unix_domain);
}

TEST(bind, gives_a_path) {
  const unix_name name;
  socket s = unix_stream();
  s.bind(name.where());
  EXPECT_EQ(s.getsockname(), name.where());
}

TEST(getsockname, is_unnamed_before_bind) {
  const socket s = unix_stream();
  EXPECT_TRUE(s.getsockname().is_unnamed());
}

TEST(connect, reports_a_path_that_is_not_there) {
  const unix_name name;
  EXPECT_EQ(unix_stream().connect_ex(name.where()), errc::no_such_file_or_directory);
}

TEST(recvfrom, tells_the_whole_path_of_a_sender) {
  const unix_name here;
  const unix_name there;
  socket to(address_family::unix_domain, socket_type::datagram);
  to.bind(here.where());
  socket from(address_family::unix_domain, socket_type::datagram);
  from.bind(there.where());
  from.sendto(bytes("x"), here.where());
  std::array<std::byte, 4> buffer{};
  address sender;
  EXPECT_EQ(to.recvfrom(buffer, sender), 1U);
  EXPECT_EQ(sender, there.where());
}

TEST(recvfrom, tells_no_sender_where_it_has_no_name) {
  address sender = any_port();
  std::array<std::byte, 4> buffer{};
  auto [one, other] = sockspec::socketpair(address_family::unix_domain, socket_type::datagram);
  one.sendall(bytes("x"));
  EXPECT_EQ(other.recvfrom(buffer, sender), 1U);
  EXPECT_EQ(sender, address());
}

TEST(recv, reports_a_unix_socket_without_a_connection) {
  std::array<std::byte, 4> buffer{};
  socket s = unix_stream();
  std::error_code ec;
  address from;
  s.recv(buffer, ec);
  EXPECT_EQ(ec, errc::not_connected);
  s.recv(buffer, message_flags::peek, ec);
  EXPECT_EQ(ec, errc::not_connected);
  s.settimeout(5s);
  s.recv(buffer, message_flags::wait_all, ec);
  EXPECT_EQ(ec, errc::not_connected);
  s.recvfrom(buffer, from, ec);
  EXPECT_EQ(ec, errc::not_connected);
}

TEST(sendto, reports_a_path_that_is_not_there) {
  const unix_name name;
  socket from(address_family::unix_domain, socket_type::datagram);
  std::error_code ec;
  from.sendto(bytes("x"), name.where(), ec);
  EXPECT_EQ(ec, errc::no_such_file_or_directory);
  EXPECT_THROW(from.sendto(bytes("x"), name.where()), std::system_error);
}

// A UNIX datagram socket that is not connected polls as writable although its receiver is full.
TEST(sendto, times_out_where_poll_knows_nothing_of_the_receiver) {
  const unix_name name;
  socket to(address_family::unix_domain, socket_type::datagram);
  to.bind(name.where());
  socket from(address_family::unix_domain, socket_type::datagram);
  from.setblocking(false);
  std::error_code ec;
  while (!ec) from.sendto(bytes("x"), name.where(), ec);
  ASSERT_EQ(ec, errc::operation_would_block);
  from.settimeout(50ms);
  const stopwatch watch;
  from.sendto(bytes("x"), name.where(), ec);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(socketpair, keeps_the_boundaries_of_datagrams) {
  auto [one, other] = sockspec::socketpair(address_family::unix_domain, socket_type::datagram);
  one.sendall(bytes("a"));
  one.sendall(bytes("b"));
  EXPECT_EQ(recv_text(other), "a");
  EXPECT_EQ(recv_text(other), "b");
}

TEST(socketpair, is_unnamed) {
  const auto [one, other] = sockspec::socketpair();
  EXPECT_TRUE(one.getsockname().is_unnamed());
  EXPECT_TRUE(other.getpeername().is_unnamed());
}

// Linux says of it that accept would block.
TEST(shutdown, of_a_unix_listener_wakes_accept_with_a_timeout) {
  const unix_name name;
  socket listener = listening(name.where());
  listener.settimeout(60s);
  std::error_code ec;
  std::jthread waiting([&] { static_cast<void>(listener.accept(ec)); });
  listener.shutdown(sockspec::shutdown_how::both);
  waiting.join();
  EXPECT_EQ(ec, errc::invalid_argument);
}

}  // namespace
