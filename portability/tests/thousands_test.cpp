// Waiting for thousands of sockets: more than fit into an fd_set, with numbers that are too great
// for one.

#include <gtest/gtest.h>

#include <vector>

#include "connections.hpp"
#include "handle_limit.hpp"
#include "sockspec/poll.hpp"
#include "sockspec/select.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::native_handle;
using sockspec::poll_events;
using sockspec::poll_item;
using sockspec::socket;

constexpr std::size_t thousands = 4000;

class thousands_of_sockets : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!limit_.is_enough()) GTEST_SKIP() << "this process may not have 4,100 handles";
    for (std::size_t i = 0; i != thousands; ++i) sockets_.push_back(bound(udp(), any_port()));
  }

  /// Sends a datagram to one of them.
  void send_to(std::size_t i) {
    EXPECT_EQ(sender_.sendto(sockspec::bytes("x"), sockets_[i].getsockname()), 1U);
  }

  handle_limit limit_{thousands + 100};
  std::vector<socket> sockets_;
  socket sender_ = udp();
};

TEST_F(thousands_of_sockets, are_polled) {
  std::vector<poll_item> items;
  for (const socket& one : sockets_) items.push_back({one.fileno(), poll_events::in});
  EXPECT_EQ(sockspec::poll(items, 0s), 0U);
  for (const std::size_t i : {std::size_t{0}, thousands / 2, thousands - 1}) {
    send_to(i);
    EXPECT_EQ(sockspec::poll(std::span(items).subspan(i, 1), 10s), 1U);
  }
  EXPECT_EQ(sockspec::poll(items, 0s), 3U);
  EXPECT_EQ(items[0].ready, poll_events::in);
  EXPECT_EQ(items[1].ready, poll_events::none);
  EXPECT_EQ(items[thousands / 2].ready, poll_events::in);
  EXPECT_EQ(items[thousands - 1].ready, poll_events::in);
}

TEST_F(thousands_of_sockets, are_selected_in_all_sets) {
  std::vector<native_handle> handles;
  for (const socket& one : sockets_) handles.push_back(one.fileno());
  EXPECT_EQ(sockspec::select(handles, {}, handles, 0s).count(), 0U);
  send_to(thousands - 1);
  const auto ready = sockspec::select(handles, {}, handles, 10s);
  EXPECT_EQ(ready.read, std::vector{handles.back()});
  EXPECT_EQ(sockspec::select(handles, handles, handles, 0s).write, handles);
}

}  // namespace
