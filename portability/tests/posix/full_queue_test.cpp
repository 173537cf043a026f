// What waits for a listener whose queue is full. (Windows refuses it.)

#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "full_listener.hpp"
#include "sockspec/errc.hpp"
#include "sockspec/poll.hpp"
#include "stopwatch.hpp"
#include "unix_name.hpp"

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

}  // namespace
