// create_connection and create_server.

#include <gtest/gtest.h>

#include <span>

#include "connections.hpp"
#include "posix/faults/exchange.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/create_server.hpp"

namespace sockspec::testing {
namespace {

// What makes it is not a part of the story.
const address& refusing() {
  static const closed_port nobody;
  return nobody.where;
}

connection_options in_time(pace how) {
  connection_options options;
  options.timeout = time_of(how);
  return options;
}

// The first address refuses, the second answers: what happens to the first is no error.
std::error_code a_choice(const connection_options& options) {
  std::error_code ec;
  socket listener = create_server(any_port(), {}, ec);
  if (ec) return ec;
  const address where = listener.getsockname(ec);
  if (ec) return ec;
  const address addresses[] = {refusing(), where};
  socket client = create_connection(addresses, options, ec);
  EXPECT_EQ(client.is_open(), !ec);
  return close_all({&client, &listener}, ec);
}

std::error_code a_race(pace how) {
  connection_options options = in_time(how);
  // Longer than the story: what is tried next depends on what has failed alone.
  options.happy_eyeballs_delay = longest_attempt_delay;
  return a_choice(options);
}

std::error_code a_connection_by_name(pace how) {
  std::error_code ec;
  socket listener = create_server(0, {.reuse_port = true}, ec);
  settle(listener, how, ec);
  if (ec) return ec;
  const int port = listener.getsockname(ec).port();
  if (ec) return ec;
  connection_options options = in_time(how);
  options.source_address = any_port();
  socket client = create_connection("127.0.0.1", port, options, ec);
  EXPECT_EQ(client.is_open(), !ec);
  if (ec) return ec;
  socket server = listener.accept(ec);
  EXPECT_EQ(server.is_open(), !ec);
  settle(server, how, ec);
  if (ec) return ec;
  return close_all({&server, &client, &listener}, carry(client, server));
}

std::error_code a_server_of_both_versions(pace how) {
  std::error_code ec;
  socket listener = create_server(0, {.family = address_family::inet6, .dualstack_ipv6 = true}, ec);
  EXPECT_EQ(listener.is_open(), !ec);
  settle(listener, how, ec);
  return close_all({&listener}, ec);
}

}  // namespace

stories_by_name stories_of_connecting() {
  refusing();
  stories_by_name told = {
      {"choice_of_addresses", [](pace how) { return a_choice(in_time(how)); }},
      {"race_of_addresses", a_race},
      {"connection_by_name", a_connection_by_name},
  };
  if (has_dualstack_ipv6()) told["server_of_both_versions"] = a_server_of_both_versions;
  return told;
}

}  // namespace sockspec::testing
