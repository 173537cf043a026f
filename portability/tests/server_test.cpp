#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "latch.hpp"
#include "serving.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::errc;
using sockspec::stream_server;

template <typename Call>
std::error_code error_of(const Call& call) {
  try {
    call();
  } catch (const std::system_error& thrown) {
    return thrown.code();
  }
  return {};
}

TEST(stream_server, serves_one_client_after_the_other) {
  stream_server server(any_port(), {.handle = echo});
  const serving beside(server);
  for (const char* text : {"first", "second", "third"}) EXPECT_EQ(answer_of(server, text), text);
}

TEST(stream_server, tells_the_port_that_the_system_has_chosen_also_after_close) {
  stream_server server(any_port(), {.handle = echo});
  EXPECT_NE(server.server_address().port(), 0);
  EXPECT_NE(server.fileno(), sockspec::invalid_handle);
  server.close();
  EXPECT_NE(server.server_address().port(), 0);
  EXPECT_EQ(server.fileno(), sockspec::invalid_handle);
}

TEST(stream_server, takes_over_a_listener) {
  auto listener = listening();
  const address where = listener.getsockname();
  stream_server server(std::move(listener), {.handle = echo});
  EXPECT_EQ(server.server_address(), where);
  const serving beside(server);
  EXPECT_EQ(answer_of(server, "x"), "x");
}

TEST(stream_server, serves_over_ipv6) {
  stream_server server(address::inet6("::1", 0), {.handle = echo});
  const serving beside(server);
  EXPECT_EQ(answer_of(server, "x"), "x");
}

TEST(stream_server, reports_an_address_that_is_taken) {
  stream_server server(any_port(), {.handle = echo});
  const auto taken = error_of([&] { stream_server(server.server_address(), {.handle = echo}); });
  EXPECT_EQ(taken, errc::address_in_use);
}

TEST(stream_server, is_refused_without_what_it_needs) {
  EXPECT_EQ(error_of([] { stream_server(any_port(), {.handle = nullptr}); }),
            errc::argument_rejected);
  const sockspec::serving_options negative{.connection_timeout = -1ns};
  EXPECT_EQ(error_of([&] { stream_server(any_port(), {.handle = echo}, negative); }),
            errc::argument_rejected);
}

TEST(stream_server, is_refused_over_a_socket_that_does_not_listen) {
  EXPECT_EQ(error_of([] { stream_server(bound(tcp(), any_port()), {.handle = echo}); }),
            errc::invalid_argument);
}

TEST(handle_request, handles_one) {
  int handled = 0;
  stream_server server(any_port(), {.handle = [&](auto&, auto&) { ++handled; }});
  auto first = client_of(server);
  auto second = client_of(server);
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(handled, 1);
  EXPECT_TRUE(server.handle_request(60s));
  EXPECT_EQ(handled, 2);
}

TEST(handle_request, returns_when_its_time_is_over) {
  stream_server server(any_port(), {.handle = echo});
  for (const auto time : {0ms, 50ms}) {
    const stopwatch watch;
    EXPECT_FALSE(server.handle_request(time));
    EXPECT_GE(watch.elapsed(), time);
  }
  EXPECT_EQ(error_of([&] { server.handle_request(-1ns); }), errc::argument_rejected);
}

TEST(handle_request, goes_on_after_a_client_that_has_gone) {
  stream_server server(any_port(),
                       {.handle = echo, .failures = {.handle_error = [](auto&, auto&) {}}});
  auto gone = client_of(server);
  gone.setsockopt(sockspec::so::linger, 0s);
  gone.close();
  const serving beside(server);
  EXPECT_EQ(answer_of(server, "x"), "x");
}

TEST(server_shutdown, returns_when_serving_has_ended) {
  stream_server server(any_port(), {.handle = echo});
  std::atomic<bool> ended = false;
  std::jthread thread([&] {
    server.serve_forever();
    ended = true;
  });
  EXPECT_EQ(answer_of(server, "it serves"), "it serves");
  server.shutdown();
  thread.join();
  EXPECT_TRUE(ended);
}

TEST(server_shutdown, ends_handle_request) {
  stream_server server(any_port(), {.handle = echo});
  std::jthread thread([&] { EXPECT_FALSE(server.handle_request()); });
  server.shutdown();
}

TEST(server_shutdown, before_serving_ends_it_at_once_and_once) {
  stream_server server(any_port(), {.handle = echo});
  server.shutdown();
  server.shutdown();
  server.serve_forever();
  const serving beside(server);
  EXPECT_EQ(answer_of(server, "again"), "again");
}

TEST(server_shutdown, of_a_server_that_was_just_started_is_not_missed) {
  for (int round = 0; round != 50; ++round) {
    stream_server server(any_port(), {.handle = echo});
    std::jthread thread([&] { server.serve_forever(); });
    server.shutdown();
  }
}

TEST(server_shutdown, may_be_called_by_many_at_once) {
  stream_server server(any_port(), {.handle = echo});
  std::jthread thread([&] { server.serve_forever(); });
  std::vector<std::jthread> threads;
  for (int i = 0; i != 8; ++i) threads.emplace_back([&] { server.shutdown(); });
}

TEST(server_shutdown, from_a_hook_waits_for_nothing) {
  for (const std::size_t threads : {0U, 2U}) {
    sockspec::server* self = nullptr;
    stream_server server(any_port(), {.handle = [&](auto&, auto&) { self->shutdown(); }},
                         {.threads = threads});
    self = &server;
    auto client = client_of(server);
    server.serve_forever();
  }
}

TEST(server_shutdown, of_another_server_may_be_called_from_a_hook) {
  stream_server inner(any_port(), {.handle = echo});
  std::jthread inner_thread([&] { inner.serve_forever(); });
  stream_server outer(any_port(), {.handle = [&](auto&, auto&) { inner.shutdown(); }});
  auto client = client_of(outer);
  outer.handle_request();
  inner_thread.join();
}

TEST(server_shutdown, from_a_server_within_a_hook_reaches_the_outer_one) {
  sockspec::server* outermost = nullptr;
  stream_server inner(any_port(), {.handle = [&](auto&, auto&) { outermost->shutdown(); }});
  stream_server outer(any_port(), {.handle = [&](auto&, auto&) { inner.handle_request(); }});
  outermost = &outer;
  auto one = client_of(outer);
  auto other = client_of(inner);
  outer.serve_forever();
}

TEST(serve_forever, runs_once_at_a_time) {
  latch handling(1);
  latch finish(1);
  stream_server server(any_port(), {.handle = [&](auto&, auto&) {
                         handling.count_down();
                         finish.wait();
                       }});
  const serving beside(server);
  auto client = client_of(server);
  handling.wait();
  EXPECT_EQ(error_of([&] { server.serve_forever(); }), errc::operation_in_progress);
  EXPECT_EQ(error_of([&] { server.handle_request(0s); }), errc::operation_in_progress);
  finish.count_down();
}

TEST(server_close, ends_serving_and_is_for_ever) {
  stream_server server(any_port(), {.handle = echo});
  std::jthread thread([&] { server.serve_forever(); });
  EXPECT_EQ(answer_of(server, "it serves"), "it serves");
  server.close();
  thread.join();
  EXPECT_EQ(error_of([&] { server.serve_forever(); }), errc::bad_file_descriptor);
  EXPECT_EQ(error_of([&] { server.handle_request(); }), errc::bad_file_descriptor);
  EXPECT_EQ(error_of([&] { client_of(server); }), errc::connection_refused);
  server.close();
  server.shutdown();
}

TEST(server_close, from_a_hook_is_an_error_and_no_deadlock) {
  for (const std::size_t threads : {0U, 1U}) {
    sockspec::server* self = nullptr;
    std::error_code seen;
    stream_server server(any_port(),
                         {.handle = [&](auto&, auto&) { seen = error_of([&] { self->close(); }); }},
                         {.threads = threads});
    self = &server;
    auto client = client_of(server);
    EXPECT_TRUE(server.handle_request());
    server.close();
    EXPECT_EQ(seen, errc::resource_deadlock_would_occur);
  }
}

}  // namespace
