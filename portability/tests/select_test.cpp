#include "sockspec/select.hpp"

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "connections.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::native_handle;
using sockspec::select;
using sockspec::socket;

using handles = std::vector<native_handle>;

TEST(select, tells_what_is_ready_in_each_set) {
  auto [one, other] = tcp_pair();
  one.sendall(sockspec::bytes("x"));
  const handles both{other.fileno(), one.fileno()};
  EXPECT_EQ(select(std::span(both).first(1), {}, {}, 10s).count(), 1U);
  const auto ready = select(both, both, both, 0s);
  EXPECT_EQ(ready.read, handles{other.fileno()});
  EXPECT_EQ(ready.write, both);
  EXPECT_EQ(ready.except, handles{});
  EXPECT_EQ(ready.count(), 3U);
}

TEST(select, tells_urgent_data_in_the_third_set) {
  auto [one, other] = tcp_pair();
  EXPECT_EQ(one.send(sockspec::bytes("!"), sockspec::message_flags::out_of_band), 1U);
  const handles watched{other.fileno()};
  EXPECT_EQ(select({}, {}, watched, 10s).except, watched);
  EXPECT_EQ(select(watched, {}, {}, 0s).count(), 0U);
}

TEST(select, returns_nothing_when_the_time_runs_out) {
  auto [one, other] = tcp_pair();
  const handles watched{other.fileno()};
  const stopwatch watch;
  EXPECT_EQ(select(watched, {}, watched, 50ms).count(), 0U);
  EXPECT_GE(watch.elapsed(), 50ms);
}

TEST(select, waits_for_ever_without_a_time) {
  auto [one, other] = tcp_pair();
  std::jthread later([&out = one] { out.sendall(sockspec::bytes("x")); });
  const handles watched{other.fileno()};
  EXPECT_EQ(select(watched, {}, {}, std::nullopt).read, watched);
}

TEST(select, tells_a_refused_connect_as_something_to_write) {
  const closed_port nobody;
  socket client = tcp();
  client.setblocking(false);
  ASSERT_EQ(client.connect_ex(nobody.where), errc::operation_in_progress);
  const handles watched{client.fileno()};
  EXPECT_EQ(select({}, watched, {}, 10s).write, watched);
}

TEST(select, of_what_has_hung_up_waits_for_the_others) {
  auto [gone, peer] = tcp_pair();
  peer.close();
  EXPECT_EQ(drain(gone), 0U);
  gone.shutdown(sockspec::shutdown_how::write);
  auto [one, other] = tcp_pair();
  const handles for_urgent_data{gone.fileno()};
  const handles for_data{other.fileno()};
  const stopwatch watch;
  EXPECT_EQ(select(for_data, {}, for_urgent_data, 50ms).count(), 0U);
  EXPECT_GE(watch.elapsed(), 50ms);
  one.sendall(sockspec::bytes("x"));
  EXPECT_EQ(select(for_data, {}, for_urgent_data, 10s).read, for_data);
}

TEST(select, of_nothing_is_a_wait) {
  const stopwatch watch;
  EXPECT_EQ(select({}, {}, {}, 20ms).count(), 0U);
  EXPECT_GE(watch.elapsed(), 20ms);
}

TEST(select, refuses_what_is_not_open) {
  socket s = tcp();
  const handles closed{s.fileno()};
  s.close();
  std::error_code ec;
  select({}, closed, {}, 0s, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  select({}, {}, handles{s.fileno()}, 0s, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_THROW(select(closed, {}, {}, 0s), std::system_error);
}

TEST(select, refuses_a_negative_time) {
  std::error_code ec;
  select({}, {}, {}, -1ns, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

}  // namespace
