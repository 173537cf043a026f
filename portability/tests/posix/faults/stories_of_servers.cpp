// Servers: what fails before they serve is thrown, what fails for one request is told to a hook,
// and the next attempt serves it.

#include <gtest/gtest.h>

#include <span>

#include "connections.hpp"
#include "posix/faults/exchange.hpp"
#include "sockspec/server.hpp"

namespace sockspec::testing {
namespace {

// For a request that waits already, or that was lost and has been told of.
constexpr auto long_enough = 100ms;

// The client's calls are made with what throws: its failures are told as the server's are.
template <typename Tell>
std::error_code told_by(const Tell& tell) {
  std::error_code failure;
  failure_hooks hooks;
  hooks.get_request_failed = [&](const std::error_code& ec) { failure = ec; };
  hooks.handle_error = [&](const std::exception_ptr& thrown, const address&) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::system_error& error) {
      failure = error.code();
    }
  };
  try {
    const bool served = tell(hooks);
    EXPECT_TRUE(served || failure) << "a request was lost, and nobody was told";
  } catch (const std::system_error& error) {
    if (!failure) failure = error.code();
  }
  return failure;
}

void reply(socket& connection) {
  std::byte asked[10];
  connection.sendall(std::span(asked).first(connection.recv(asked)));
}

// Whether the client was served. The client's own calls are no part of what a server must mend.
bool serve_connection(pace how, std::size_t threads, const failure_hooks& hooks) {
  stream_server server(
      any_port(),
      {.handle = [](socket& connection, const address&) { reply(connection); }, .failures = hooks},
      {.threads = threads, .connection_timeout = time_of(how)});
  socket client = tcp();
  client.settimeout(time_of(how));
  client.connect(server.server_address());
  client.sendall(bytes("ask"));
  server.handle_request(long_enough);
  server.close();
  return recv_text(client) == "ask";
}

bool serve_datagram(pace how, const failure_hooks& hooks) {
  datagram_server server(any_port(),
                         {.handle = [](std::span<const std::byte> data, const address& client,
                                       socket& from) { from.sendto(data, client); },
                          .failures = hooks},
                         {.connection_timeout = time_of(how)});
  socket client = bound(udp(), any_port());
  client.settimeout(time_of(how));
  client.sendto(bytes("ask"), server.server_address());
  const bool handled = server.handle_request(long_enough);
  server.close();
  poll_item answer[] = {{client.fileno(), poll_events::in}};
  return handled && poll(answer, 0s) == 1 && recv_text(client) == "ask";
}

}  // namespace

stories_by_name stories_of_servers() {
  const auto connections = [](std::size_t threads) {
    return [=](pace how) {
      return told_by([&](const auto& hooks) { return serve_connection(how, threads, hooks); });
    };
  };
  return {
      {"server_of_connections", connections(0)},
      {"server_with_threads", connections(1)},
      {"server_of_datagrams",
       [](pace how) {
         return told_by([&](const auto& hooks) { return serve_datagram(how, hooks); });
       }},
  };
}

}  // namespace sockspec::testing
