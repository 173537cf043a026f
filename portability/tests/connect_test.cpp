#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/poll.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::errc;
using sockspec::poll_events;
using sockspec::socket;
using sockspec::socket_type;

socket stream_of(const address& where) {
  return socket(where.family(), socket_type::stream);
}

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
}

TEST(connect, times_out_when_the_listener_does_not_answer) {
  const full_listener full(any_port());
  socket client = tcp();
  client.settimeout(50ms);
  const stopwatch watch;
  EXPECT_EQ(client.connect_ex(full.listener.getsockname()), errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(connect, times_out_in_the_queue_of_a_unix_listener) {
  const unix_name name;
  const full_listener full(name.where());
  socket client = stream_of(name.where());
  client.settimeout(50ms);
  const stopwatch watch;
  EXPECT_EQ(client.connect_ex(name.where()), errc::timed_out);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(connect, would_block_in_the_queue_of_a_unix_listener) {
  const unix_name name;
  const full_listener full(name.where());
  socket client = stream_of(name.where());
  client.setblocking(false);
  EXPECT_EQ(client.connect_ex(name.where()), errc::operation_would_block);
}

TEST(connect, gets_through_the_queue_of_a_unix_listener_in_time) {
  const unix_name name;
  full_listener full(name.where());
  std::jthread server([&full] {
    for (std::size_t i = 0; i != full.waiting.size(); ++i) {
      static_cast<void>(full.listener.accept());
    }
  });
  socket client = stream_of(name.where());
  client.settimeout(30s);
  EXPECT_FALSE(client.connect_ex(name.where()));
}

TEST(connect, reports_that_it_was_shut_down_meanwhile) {
  const full_listener full(any_port());
  socket client = tcp();
  client.settimeout(30s);
  std::error_code ec;
  std::jthread connecting([&] { client.connect(full.listener.getsockname(), ec); });
  // Before the connect has begun there is nothing to shut down, hence again.
  sockspec::poll_item items[] = {{client.fileno(), poll_events::out}};
  std::error_code not_yet = make_error_code(errc::not_connected);
  while (not_yet && client.getsockname().port() == 0) std::this_thread::yield();
  client.shutdown(sockspec::shutdown_how::both, not_yet);
  connecting.join();
  EXPECT_TRUE(ec);
  EXPECT_NE(ec, errc::timed_out);
  EXPECT_EQ(sockspec::poll(items, 0s), 1U);
}

TEST(connect, reports_a_second_connection) {
  auto [client, server] = tcp_pair();
  socket listener = listening();
  // On Linux the first connect after one in the background reports its success.
  EXPECT_EQ(client.connect_ex(listener.getsockname()), errc::already_connected);
}

TEST(connect, reports_a_path_that_is_not_there) {
  const unix_name name;
  EXPECT_EQ(stream_of(name.where()).connect_ex(name.where()), errc::no_such_file_or_directory);
}

TEST(connect, fixes_the_peer_of_a_datagram_socket) {
  socket to = bound(udp(), any_port());
  socket from = udp();
  from.connect(to.getsockname());
  from.sendall(sockspec::bytes("x"));
  EXPECT_EQ(recv_text(to), "x");
}

}  // namespace
