#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

#include "latch.hpp"
#include "serving.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::socket;
using sockspec::stream_server;

TEST(server_threads, handle_requests_at_the_same_time) {
  latch both(2);
  stream_server server(any_port(), {.handle = [&](auto&, auto&) { both.arrive_and_wait(); }},
                       {.threads = 2});
  const serving beside(server);
  auto one = client_of(server);
  auto other = client_of(server);
  EXPECT_EQ(recv_text(one), "");
  EXPECT_EQ(recv_text(other), "");
}

TEST(server_threads, are_no_more_than_allowed) {
  std::atomic<int> taken = 0;
  latch finish(1);
  stream_server server(any_port(),
                       {.handle = [&](auto&, auto&) { finish.wait(); },
                        .verify_request = [&](auto&, auto&) { return ++taken != 0; }},
                       {.threads = 2});
  const serving beside(server);
  auto one = client_of(server);
  auto two = client_of(server);
  auto three = client_of(server);
  while (taken != 2) std::this_thread::yield();
  sockspec::poll_item ended[] = {{three.fileno(), sockspec::poll_events::in}};
  EXPECT_EQ(sockspec::poll(ended, 50ms), 0U);
  EXPECT_EQ(taken, 2);
  finish.count_down();
  EXPECT_EQ(recv_text(three), "");
  EXPECT_EQ(taken, 3);
}

TEST(server_threads, do_not_keep_a_busy_server_from_ending) {
  latch handling(1);
  latch finish(1);
  stream_server server(any_port(),
                       {.handle =
                            [&](auto&, auto&) {
                              handling.count_down();
                              finish.wait();
                            }},
                       {.threads = 1});
  std::jthread thread([&] { server.serve_forever(); });
  auto client = client_of(server);
  handling.wait();
  server.shutdown();
  thread.join();
  finish.count_down();
}

TEST(server_threads, have_ended_when_close_returns) {
  std::atomic<bool> finished = false;
  const auto handle = [&](socket& connection, auto&) {
    recv_text(connection);
    finished = true;
  };
  stream_server server(any_port(), {.handle = handle}, {.threads = 3});
  auto client = client_of(server);
  EXPECT_TRUE(server.handle_request());
  std::jthread later([&] { client.sendall(sockspec::bytes("go on")); });
  server.close();
  EXPECT_TRUE(finished);
}

TEST(server_threads, serve_many_more_clients_than_there_are_threads) {
  stream_server server(any_port(), {.handle = echo}, {.threads = 4});
  const serving beside(server);
  std::vector<std::jthread> clients;
  std::atomic<int> answered = 0;
  for (int i = 0; i != 8; ++i) {
    clients.emplace_back([&] {
      for (int round = 0; round != 25; ++round) answered += answer_of(server, "x") == "x";
    });
  }
  clients.clear();
  EXPECT_EQ(answered, 200);
}

TEST(server_threads, report_what_handle_throws) {
  std::atomic<int> reported = 0;
  stream_server server(any_port(),
                       {.handle = [](auto&, auto&) { throw std::runtime_error("no such tea"); },
                        .failures = {.handle_error = [&](auto&, auto&) { ++reported; }}},
                       {.threads = 2});
  const serving beside(server);
  for (int i = 0; i != 3; ++i) EXPECT_EQ(answer_of(server, ""), "");
  EXPECT_EQ(reported, 3);
}

TEST(server_threads, may_shut_their_server_down_while_it_waits_for_room) {
  sockspec::server* self = nullptr;
  latch wait_for_second(1);
  stream_server server(any_port(),
                       {.handle =
                            [&](auto&, auto&) {
                              wait_for_second.wait();
                              self->shutdown();
                            }},
                       {.threads = 1});
  self = &server;
  auto one = client_of(server);
  auto two = client_of(server);
  std::jthread thread([&] { server.serve_forever(); });
  wait_for_second.count_down();
  thread.join();
}

}  // namespace
