#include "sockspec/timeout.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "connections.hpp"
#include "native_handles.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::errc;
using sockspec::socket;

TEST(settimeout, is_read_back_to_the_nanosecond) {
  socket s = tcp();
  for (const sockspec::timeout time :
       {sockspec::timeout{}, {0ns}, {1ns}, {250ms}, {1s}, {std::chrono::years(200)}}) {
    s.settimeout(time);
    EXPECT_EQ(s.gettimeout(), time);
  }
}

TEST(settimeout, makes_the_handle_block_only_without_a_timeout) {
  socket s = bound(udp(), any_port());
  EXPECT_TRUE(handle_blocks(s.fileno()));
  s.settimeout(0s);
  EXPECT_FALSE(handle_blocks(s.fileno()));
  s.settimeout(5s);
  EXPECT_FALSE(handle_blocks(s.fileno()));
  s.settimeout(std::nullopt);
  EXPECT_TRUE(handle_blocks(s.fileno()));
}

TEST(settimeout, refuses_a_negative_time_and_keeps_the_old) {
  socket s = tcp();
  s.settimeout(3s);
  std::error_code ec;
  s.settimeout(-1ns, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
  EXPECT_EQ(s.gettimeout(), 3s);
  EXPECT_THROW(s.settimeout(-1s), std::system_error);
}

TEST(settimeout, keeps_the_old_if_the_system_refuses) {
  socket s;
  std::error_code ec;
  s.settimeout(3s, ec);
  EXPECT_EQ(ec, errc::bad_file_descriptor);
  EXPECT_EQ(s.gettimeout(), std::nullopt);
}

TEST(setblocking, is_a_timeout_of_nothing_or_zero) {
  socket s = tcp();
  s.setblocking(false);
  EXPECT_EQ(s.gettimeout(), 0s);
  EXPECT_FALSE(s.getblocking());
  s.setblocking(true);
  EXPECT_EQ(s.gettimeout(), std::nullopt);
  EXPECT_TRUE(s.getblocking());
  s.settimeout(5s);
  EXPECT_TRUE(s.getblocking());
}

TEST(settimeout, loses_no_data) {
  auto [one, other] = tcp_pair();
  one.sendall(sockspec::bytes("there"));
  other.settimeout(1s);
  other.setblocking(false);
  other.setblocking(true);
  EXPECT_EQ(recv_text(other), "there");
}

TEST(settimeout, does_not_change_a_call_that_waits) {
  auto [one, other] = sockspec::socketpair();
  other.settimeout(60s);
  std::string received;
  std::jthread reader([&received, &in = other] { received = recv_text(in); });
  // Concurrent use is allowed: ThreadSanitizer watches.
  for (int i = 0; i != 1000; ++i) {
    other.settimeout(30s);
    EXPECT_EQ(other.gettimeout(), 30s);
  }
  one.sendall(sockspec::bytes("x"));
  reader.join();
  EXPECT_EQ(received, "x");
}

}  // namespace
