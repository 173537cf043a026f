#include "sockspec/create_connection.hpp"

#include <gtest/gtest.h>

#include <array>

#include "connections.hpp"
#include "sockspec/errc.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::address;
using sockspec::connection_options;
using sockspec::create_connection;
using sockspec::errc;
using sockspec::failed_attempt;
using sockspec::socket;

/// Addresses, of which the last answers.
struct answering_last {
  closed_port nobody;
  socket listener = listening();
  std::array<address, 2> where{nobody.where, listener.getsockname()};
};

TEST(create_connection, connects_to_a_name_and_a_port) {
  socket listener = listening();
  const address where = listener.getsockname();
  EXPECT_EQ(create_connection("127.0.0.1", where.port()).getpeername(), where);
  EXPECT_EQ(create_connection("127.0.0.1", std::to_string(where.port())).getpeername(), where);
  EXPECT_EQ(create_connection("localhost", where.port()).getpeername(), where);
}

TEST(create_connection, tries_all_addresses) {
  const answering_last those;
  EXPECT_EQ(create_connection(those.where).getpeername(), those.where[1]);
}

TEST(create_connection, reports_the_last_error) {
  const closed_port nobody;
  const std::array where{address::inet6("::1", nobody.where.port()), nobody.where};
  std::error_code ec;
  std::vector<failed_attempt> errors;
  EXPECT_FALSE(create_connection(where, {.all_errors = &errors}, ec).is_open());
  EXPECT_EQ(ec, errc::connection_refused);
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].where, where[0]);
  EXPECT_EQ(errors[1].where, where[1]);
  EXPECT_EQ(errors[1].error, errc::connection_refused);
  EXPECT_THROW(create_connection("127.0.0.1", nobody.where.port()), std::system_error);
}

TEST(create_connection, tells_of_failures_before_a_success) {
  const answering_last those;
  std::vector<failed_attempt> errors(3);
  EXPECT_TRUE(create_connection(those.where, {.all_errors = &errors}).is_open());
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].error, errc::connection_refused);
}

TEST(create_connection, leaves_the_timeout_on_the_socket) {
  const answering_last those;
  for (const auto delay : {std::optional<std::chrono::nanoseconds>(), {250ms}}) {
    connection_options options{.happy_eyeballs_delay = delay};
    EXPECT_EQ(create_connection(those.where, options).gettimeout(), std::nullopt);
    options.timeout = 30s;
    EXPECT_EQ(create_connection(those.where, options).gettimeout(), sockspec::timeout(30s));
  }
}

TEST(create_connection, connects_from_the_source_address) {
  socket listener = listening();
  const socket holder = bound(tcp(), any_port());
  std::error_code ec;
  const std::array where{address::inet6("::1", 1), listener.getsockname()};
  std::vector<failed_attempt> errors;
  const connection_options from{.source_address = any_port(), .all_errors = &errors};
  EXPECT_EQ(create_connection(where, from, ec).getsockname().host(), "127.0.0.1");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].error, errc::address_family_not_supported);
  create_connection(where, {.source_address = holder.getsockname()}, ec);
  EXPECT_EQ(ec, errc::address_in_use);
}

TEST(create_connection, refuses_ports_out_of_range) {
  std::error_code ec;
  for (const int port : {-1, 65536, 70000}) {
    create_connection("127.0.0.1", port, {}, ec);
    EXPECT_EQ(ec, errc::argument_rejected) << port;
  }
  create_connection("127.0.0.1", "70000", {}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(create_connection, refuses_times_that_are_none) {
  socket listener = listening();
  const std::array where{listener.getsockname()};
  std::error_code ec;
  for (const auto time : {0ns, -1ns}) {
    create_connection(where, {.timeout = time}, ec);
    EXPECT_EQ(ec, errc::argument_rejected);
  }
  for (const auto delay : {0ms, 9ms, 2001ms}) {
    create_connection(where, {.happy_eyeballs_delay = delay}, ec);
    EXPECT_EQ(ec, errc::argument_rejected);
  }
  create_connection(std::span<const address>(), {}, ec);
  EXPECT_EQ(ec, errc::argument_rejected);
}

TEST(create_connection, reports_what_is_not_found) {
  std::error_code ec;
  create_connection("127.0.0.1", "no-such-service", {}, ec);
  EXPECT_EQ(ec, errc::service_not_supported);
  create_connection("", 80, {}, ec);
  EXPECT_EQ(ec, errc::name_not_found);
}

TEST(create_connection, in_a_race_goes_on_after_a_refusal) {
  const answering_last those;
  std::vector<failed_attempt> errors;
  const connection_options eager{.happy_eyeballs_delay = 250ms, .all_errors = &errors};
  EXPECT_EQ(create_connection(those.where, eager).getpeername(), those.where[1]);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].where, those.where[0]);
  EXPECT_EQ(errors[0].error, errc::connection_refused);
}

TEST(create_connection, in_a_race_takes_families_in_turn) {
  const std::array where{address::inet("127.0.0.1", 1), address::inet("127.0.0.1", 2),
                         address::inet6("::1", 3)};
  std::vector<failed_attempt> errors;
  std::error_code ec;
  // No IP address fits the source: each fails at once.
  create_connection(where,
                    {.source_address = address::unix_path("s"),
                     .happy_eyeballs_delay = 2s,
                     .all_errors = &errors},
                    ec);
  EXPECT_EQ(ec, errc::address_family_not_supported);
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_EQ(errors[0].where, where[0]);
  EXPECT_EQ(errors[1].where, where[2]);
  EXPECT_EQ(errors[2].where, where[1]);
}

}  // namespace
