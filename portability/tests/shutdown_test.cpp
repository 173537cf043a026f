#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::bytes;
using sockspec::errc;
using sockspec::shutdown_how;
using sockspec::socket;

TEST(shutdown, of_writing_ends_the_stream_for_the_peer) {
  auto [one, other] = tcp_pair();
  one.shutdown(shutdown_how::write);
  EXPECT_EQ(recv_text(other), "");
  other.sendall(bytes("still"));
  EXPECT_EQ(recv_text(one), "still");
}

TEST(shutdown, of_reading_ends_the_stream_here) {
  auto [one, other] = tcp_pair();
  one.shutdown(shutdown_how::read);
  EXPECT_EQ(recv_text(one), "");
}

TEST(shutdown, reports_a_socket_without_a_connection) {
  socket s = tcp();
  std::error_code ec;
  s.shutdown(shutdown_how::both, ec);
  EXPECT_EQ(ec, errc::not_connected);
  EXPECT_THROW(s.shutdown(shutdown_how::both), std::system_error);
}

TEST(shutdown, reports_a_datagram_socket_without_a_peer) {
  std::error_code ec;
  bound(udp(), any_port()).shutdown(sockspec::shutdown_how::both, ec);
  EXPECT_EQ(ec, errc::not_connected);
}

// Whichever comes first, the call or the shutdown, the call returns.
TEST(shutdown, of_both_wakes_recv_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {60s}}) {
    auto [one, other] = tcp_pair();
    one.settimeout(time);
    std::string received = "nothing yet";
    std::jthread reader([&received, &in = one] { received = recv_text(in); });
    one.shutdown(shutdown_how::both);
    reader.join();
    EXPECT_EQ(received, "");
  }
}

TEST(shutdown, of_both_wakes_send_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {60s}}) {
    auto [one, other] = sockspec::socketpair();
    fill(one);
    one.settimeout(time);
    std::error_code ec;
    std::jthread writer([&ec, &out = one] { out.send(bytes("x"), ec); });
    one.shutdown(shutdown_how::both);
    writer.join();
    EXPECT_EQ(ec, errc::broken_pipe);
  }
}

// Whichever comes first, the call or the shutdown, the call returns.
TEST(shutdown, of_both_wakes_accept_in_every_waiting_mode) {
  for (const sockspec::timeout time : {sockspec::timeout{}, {60s}}) {
    socket listener = listening();
    listener.settimeout(time);
    std::error_code ec;
    std::jthread waiting([&] { static_cast<void>(listener.accept(ec)); });
    listener.shutdown(shutdown_how::both);
    waiting.join();
    EXPECT_EQ(ec, errc::invalid_argument);
  }
}

TEST(shutdown, of_a_listener_lasts_until_it_listens_again) {
  socket listener = listening();
  listener.shutdown(shutdown_how::write);
  listener.shutdown(shutdown_how::read);
  socket moved = std::move(listener);
  std::error_code ec;
  static_cast<void>(moved.accept(ec));
  EXPECT_EQ(ec, errc::invalid_argument);
  moved.listen();
  socket client = tcp();
  client.connect(moved.getsockname());
  EXPECT_EQ(moved.accept().getpeername(), client.getsockname());
}

}  // namespace
