#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <stdexcept>

#include "serving.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::errc;
using sockspec::socket;
using sockspec::stream_server;

/// What hooks have done, in order.
class diary {
 public:
  void write(std::string what) {
    const std::lock_guard lock(mutex_);
    lines_ += std::move(what) + ";";
  }
  std::string read() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  std::mutex mutex_;
  std::string lines_;
};

std::string message_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& known) {
    return known.what();
  } catch (int number) {
    return std::to_string(number);
  }
}

/// Hooks that write into a diary, and throw where they are told to.
sockspec::stream_hooks written_in(diary& to, const std::string& throws = "") {
  const auto note = [&to, throws](const std::string& hook) {
    to.write(hook);
    if (throws.find(hook) != std::string::npos) throw std::runtime_error(hook + " throws");
  };
  return {.handle = [=](auto&, auto&) { note("handle"); },
          .verify_request =
              [=](auto&, auto&) {
                note("verify");
                return true;
              },
          .shutdown_request = [&to](auto&) { to.write("shutdown"); },
          .failures = {.handle_error =
                           [=, &to](const auto& thrown, auto&) {
                             to.write(message_of(thrown));
                             note("error");
                           },
                       .get_request_failed = {}}};
}

TEST(server_hooks, are_called_in_order) {
  diary lines;
  stream_server server(any_port(), written_in(lines));
  auto client = client_of(server);
  server.handle_request();
  EXPECT_EQ(lines.read(), "verify;handle;shutdown;");
  EXPECT_EQ(recv_text(client), "") << "what shutdown_request leaves open is closed";
}

TEST(server_hooks, are_told_of_what_handle_throws) {
  diary lines;
  stream_server server(any_port(), written_in(lines, "handle"));
  auto client = client_of(server);
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(lines.read(), "verify;handle;handle throws;error;shutdown;");
}

TEST(server_hooks, are_told_of_what_verify_throws) {
  diary lines;
  stream_server server(any_port(), written_in(lines, "verify"));
  auto client = client_of(server);
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(lines.read(), "verify;verify throws;error;shutdown;");
}

TEST(server_hooks, may_refuse_a_client) {
  bool handled = false;
  address refused;
  stream_server server(any_port(), {.handle = [&](auto&, auto&) { handled = true; },
                                    .verify_request =
                                        [&](const socket& connection, const address& client) {
                                          EXPECT_EQ(connection.getpeername(), client);
                                          refused = client;
                                          return false;
                                        }});
  auto client = client_of(server);
  EXPECT_TRUE(server.handle_request());
  EXPECT_FALSE(handled);
  EXPECT_EQ(refused, client.getsockname());
  EXPECT_EQ(recv_text(client), "");
}

TEST(server_hooks, what_the_error_hook_throws_leaves_after_the_connection_is_closed) {
  diary lines;
  stream_server server(any_port(), written_in(lines, "handle error"));
  auto client = client_of(server);
  EXPECT_THROW(server.serve_forever(), std::runtime_error);
  EXPECT_EQ(lines.read(), "verify;handle;handle throws;error;shutdown;");
  EXPECT_EQ(recv_text(client), "");
  auto another = client_of(server);
  EXPECT_THROW(server.handle_request(), std::runtime_error) << "it can go on";
}

TEST(server_hooks, what_the_error_hook_throws_in_a_thread_leaves_through_serve_forever) {
  diary lines;
  stream_server server(any_port(), written_in(lines, "handle error"), {.threads = 1});
  auto client = client_of(server);
  EXPECT_THROW(server.serve_forever(), std::runtime_error);
  EXPECT_EQ(recv_text(client), "");
  server.close();
  EXPECT_EQ(lines.read(), "verify;handle;handle throws;error;shutdown;");
}

TEST(server_hooks, what_the_error_hook_throws_later_leaves_through_close) {
  diary lines;
  stream_server server(any_port(), written_in(lines, "handle error"), {.threads = 1});
  auto client = client_of(server);
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(recv_text(client), "");
  EXPECT_THROW(server.close(), std::runtime_error);
  server.close();
}

TEST(server_hooks, may_be_thrown_what_is_no_exception) {
  diary lines;
  auto hooks = written_in(lines);
  hooks.handle = [](auto&, auto&) { throw 42; };
  stream_server server(any_port(), hooks);
  auto client = client_of(server);
  server.handle_request();
  EXPECT_EQ(lines.read(), "verify;42;error;shutdown;");
}

TEST(server_hooks, unless_given_write_errors_to_standard_error) {
  stream_server server(any_port(),
                       {.handle = [](auto&, auto&) { throw std::runtime_error("no such tea"); }});
  auto client = client_of(server);
  ::testing::internal::CaptureStderr();
  server.handle_request();
  const std::string written = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(written, "sockspec: the request of " + to_string(client.getsockname()) +
                         " failed: no such tea\n");
}

TEST(server_hooks, are_given_connections_with_the_timeout_of_the_options) {
  errc seen{};
  const auto handle = [&](socket& connection, auto&) {
    std::error_code ec;
    std::byte room[1];
    connection.recv(room, ec);
    seen = sockspec::to_errc(ec);
  };
  stream_server server(any_port(), {.handle = handle}, {.connection_timeout = 10ms});
  auto client = client_of(server);
  server.handle_request();
  EXPECT_EQ(seen, errc::timed_out);
}

}  // namespace
