// What servers do when descriptors run out, and over UNIX addresses.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>

#include "latch.hpp"
#include "serving.hpp"
#include "sockspec/errc.hpp"
#include "unix_name.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::bytes;
using sockspec::errc;
using sockspec::socket;
using sockspec::stream_server;

/// Lets the process open no more descriptors.
class no_descriptors {
 public:
  no_descriptors() {
    EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &before_), 0);
    rlimit none = before_;
    const int next = ::dup(STDERR_FILENO);
    ::close(next);
    none.rlim_cur = static_cast<rlim_t>(next);  // with 0, Linux would not even poll
    EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  }
  ~no_descriptors() { EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &before_), 0); }
  no_descriptors(const no_descriptors&) = delete;
  no_descriptors& operator=(const no_descriptors&) = delete;

 private:
  rlimit before_{};
};

struct report {
  std::error_code error;
  std::chrono::steady_clock::time_point at;
};

TEST(server_failures, are_reported_and_survived_without_spinning) {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<report> reports;
  const auto note = [&](const std::error_code& ec) {
    const std::lock_guard lock(mutex);
    reports.push_back({ec, std::chrono::steady_clock::now()});
    changed.notify_all();
  };
  stream_server server(
      any_port(), {.handle = echo, .failures = {.handle_error = {}, .get_request_failed = note}});
  socket client = client_of(server);
  client.sendall(bytes("patience"));
  std::optional<no_descriptors> none(std::in_place);
  const serving beside(server);
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return reports.size() == 4; });
    for (const auto& one : reports) EXPECT_EQ(one.error, errc::too_many_files_open);
    for (const std::size_t i : {0U, 1U, 2U}) {
      EXPECT_GE(reports[i + 1].at - reports[i].at, 10ms * (1 << i));
    }
  }
  none.reset();
  EXPECT_EQ(recv_text(client), "patience");
}

TEST(server_failures, end_the_pause_when_a_request_has_ended) {
  std::atomic<int> failures = 0;
  latch handling(1);
  const auto handle = [&](socket& connection, const address& client) {
    if (failures == 0) handling.count_down();
    echo(connection, client);
  };
  stream_server server(
      any_port(),
      {.handle = handle,
       .failures = {.handle_error = {}, .get_request_failed = [&](auto&) { ++failures; }}},
      {.threads = 2});
  socket first = client_of(server);
  socket second = tcp();
  second.settimeout(60s);
  const serving beside(server);
  handling.wait();  // from here on, descriptors neither come nor go
  {
    const no_descriptors none;
    second.connect(server.server_address());
    second.sendall(bytes("second"));
    while (failures < 4) std::this_thread::yield();
    first.sendall(bytes("first"));
    EXPECT_EQ(recv_text(first), "first");
    EXPECT_EQ(recv_text(second), "second") << "in the place of the first";
  }
}

TEST(server_failures, that_last_leave_through_serve_forever) {
  stream_server server(any_port(), {.handle = echo});
  const int readable = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(::dup2(readable, server.fileno()), server.fileno());
  ::close(readable);
  try {
    server.serve_forever();
    FAIL() << "it served";
  } catch (const std::system_error& thrown) {
    EXPECT_EQ(thrown.code(), errc::not_a_socket);
  }
}

TEST(unix_server, serves_and_leaves_its_file) {
  const unix_name name;
  {
    stream_server server(name.where(), {.handle = echo});
    EXPECT_EQ(server.server_address(), name.where());
    const serving beside(server);
    EXPECT_EQ(answer_of(server, "x"), "x");
  }
  EXPECT_TRUE(std::filesystem::exists(name.where().path()));
  try {
    stream_server again(name.where(), {.handle = echo});
    FAIL() << "it took the name of another";
  } catch (const std::system_error& thrown) {
    EXPECT_EQ(thrown.code(), errc::address_in_use);
  }
}

TEST(unix_server, tells_datagrams_of_a_client_without_a_name) {
  const unix_name name;
  std::string seen;
  address client_name = any_port();
  sockspec::datagram_server server(
      name.where(), {.handle = [&](std::span<const std::byte> data, const address& client, auto&) {
        seen = sockspec::text(data);
        client_name = client;
      }});
  socket client(sockspec::address_family::unix_domain, sockspec::socket_type::datagram);
  client.sendto(bytes("x"), name.where());
  EXPECT_TRUE(server.handle_request());
  EXPECT_EQ(seen, "x");
  EXPECT_EQ(client_name, address());
}

}  // namespace
