#include "sockspec/poll.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::poll;
using sockspec::poll_events;
using sockspec::poll_item;
using sockspec::socket;

TEST(poll, tells_what_is_ready) {
  auto [one, other] = tcp_pair();
  one.sendall(sockspec::bytes("x"));
  poll_item items[] = {{one.fileno(), poll_events::in | poll_events::out},
                       {other.fileno(), poll_events::in}};
  EXPECT_EQ(poll(std::span(items).last(1), 10s), 1U);
  EXPECT_EQ(poll(items, 0s), 2U);
  EXPECT_EQ(items[0].ready, poll_events::out);
  EXPECT_EQ(items[1].ready, poll_events::in);
}

TEST(poll, returns_0_when_the_time_runs_out) {
  auto [one, other] = tcp_pair();
  poll_item items[] = {{other.fileno(), poll_events::in, poll_events::err}};
  const stopwatch watch;
  EXPECT_EQ(poll(items, 50ms), 0U);
  EXPECT_GE(watch.elapsed(), 50ms);
  EXPECT_EQ(items[0].ready, poll_events::none);
}

TEST(poll, does_not_wait_with_a_time_of_zero) {
  auto [one, other] = tcp_pair();
  poll_item items[] = {{other.fileno(), poll_events::in}};
  EXPECT_EQ(poll(items, 0s), 0U);
}

TEST(poll, waits_for_ever_without_a_time) {
  auto [one, other] = tcp_pair();
  std::jthread later([&out = one] { out.sendall(sockspec::bytes("x")); });
  poll_item items[] = {{other.fileno(), poll_events::in}};
  EXPECT_EQ(poll(items, std::nullopt), 1U);
}

TEST(poll, tells_a_broken_connection) {
  auto [one, other] = tcp_pair();
  one.setsockopt(sockspec::so::linger, 0s);
  one.close();
  poll_item items[] = {{other.fileno(), poll_events::none}};
  EXPECT_EQ(poll(items, 10s), 1U);
  EXPECT_TRUE(has(items[0].ready, poll_events::hup));
}

TEST(poll, tells_the_end_of_the_peer_as_something_to_receive) {
  auto [one, other] = tcp_pair();
  one.shutdown(sockspec::shutdown_how::write);
  poll_item items[] = {{other.fileno(), poll_events::in}};
  EXPECT_EQ(poll(items, 10s), 1U);
  EXPECT_TRUE(has(items[0].ready, poll_events::in));
}

TEST(poll, tells_urgent_data_apart) {
  auto [one, other] = tcp_pair();
  EXPECT_EQ(one.send(sockspec::bytes("!"), sockspec::message_flags::out_of_band), 1U);
  poll_item items[] = {{other.fileno(), poll_events::in | poll_events::pri}};
  EXPECT_EQ(poll(items, 10s), 1U);
  EXPECT_EQ(items[0].ready, poll_events::pri);
}

TEST(poll, tells_a_refused_connect) {
  const closed_port nobody;
  socket client = tcp();
  client.setblocking(false);
  ASSERT_EQ(client.connect_ex(nobody.where), errc::operation_in_progress);
  poll_item items[] = {{client.fileno(), poll_events::out}};
  EXPECT_EQ(poll(items, 10s), 1U);
  EXPECT_TRUE(has(items[0].ready, poll_events::out) || has(items[0].ready, poll_events::err));
}

TEST(poll, tells_a_handle_that_is_not_open_and_passes_over_invalid_ones) {
  socket s = tcp();
  const auto handle = s.fileno();
  s.close();
  poll_item items[] = {{handle, poll_events::in}, {sockspec::invalid_handle, poll_events::in}};
  EXPECT_EQ(poll(items, 0s), 1U);
  EXPECT_EQ(items[0].ready, poll_events::nval);
  EXPECT_EQ(items[1].ready, poll_events::none);
}

TEST(poll, of_nothing_is_a_wait) {
  const stopwatch watch;
  EXPECT_EQ(poll({}, 20ms), 0U);
  EXPECT_GE(watch.elapsed(), 20ms);
}

TEST(poll, takes_more_items_than_fit_on_the_stack) {
  auto [one, other] = tcp_pair();
  one.sendall(sockspec::bytes("x"));
  std::vector<poll_item> items(1000, {other.fileno(), poll_events::in});
  EXPECT_EQ(poll(items, 10s), 1000U);
  EXPECT_EQ(items.back().ready, poll_events::in);
}

TEST(poll, refuses_a_negative_time) {
  std::error_code ec;
  EXPECT_EQ(poll({}, -1ns, ec), 0U);
  EXPECT_EQ(ec, errc::argument_rejected);
  EXPECT_THROW(poll({}, -1s), std::system_error);
}

}  // namespace
