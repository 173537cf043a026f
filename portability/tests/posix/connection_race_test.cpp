// Addresses that do not answer: queues of listeners that are full. (Windows refuses there.)

#include <gtest/gtest.h>

#include <array>

#include "connections.hpp"
#include "posix/full_listener.hpp"
#include "posix/unix_name.hpp"
#include "sockspec/create_connection.hpp"
#include "sockspec/errc.hpp"
#include "stopwatch.hpp"

namespace {

using namespace sockspec::testing;
using sockspec::create_connection;
using sockspec::errc;
using sockspec::failed_attempt;
using sockspec::socket;

TEST(create_connection, has_one_deadline_for_all_addresses) {
  const full_listener silent(any_port());
  const full_listener silent_too(any_port());
  const std::array where{silent.listener.getsockname(), silent_too.listener.getsockname()};
  for (const auto delay : {std::optional<std::chrono::nanoseconds>(), {20ms}}) {
    std::vector<failed_attempt> errors;
    std::error_code ec;
    const stopwatch watch;
    create_connection(where,
                      {.timeout = 100ms, .happy_eyeballs_delay = delay, .all_errors = &errors}, ec);
    EXPECT_GE(watch.elapsed(), 100ms);
    EXPECT_EQ(ec, errc::timed_out);
    // In turn, the first uses up the time; in a race, both are under way.
    ASSERT_EQ(errors.size(), delay ? 2U : 1U);
    EXPECT_EQ(errors[0].where, where[0]);
    EXPECT_EQ(errors[0].error, errc::timed_out);
  }
}

TEST(create_connection, in_a_race_does_not_wait_for_the_silent) {
  const full_listener silent(any_port());
  socket listener = listening();
  const std::array where{silent.listener.getsockname(), silent.listener.getsockname(),
                         listener.getsockname()};
  std::vector<failed_attempt> errors;
  const stopwatch watch;
  socket made = create_connection(where, {.happy_eyeballs_delay = 30ms, .all_errors = &errors});
  EXPECT_GE(watch.elapsed(), 60ms);  // two delays
  EXPECT_EQ(made.getpeername(), listener.getsockname());
  EXPECT_EQ(made.gettimeout(), std::nullopt);
  EXPECT_TRUE(errors.empty());
  const socket accepted = listener.accept();
  made.sendall(sockspec::bytes("x"));
}

TEST(create_connection, in_a_race_leaves_nothing_open) {
  const full_listener silent(any_port());
  socket listener = listening();
  const auto lowest_free = [] { return tcp().fileno(); };
  const int before = lowest_free();
  const std::array where{silent.listener.getsockname(), listener.getsockname()};
  create_connection(where, {.happy_eyeballs_delay = 10ms});
  std::error_code ec;
  create_connection(std::span(where).first(1), {.timeout = 20ms, .happy_eyeballs_delay = 10ms}, ec);
  EXPECT_EQ(ec, errc::timed_out);
  EXPECT_EQ(lowest_free(), before);
}

TEST(create_connection, connects_to_unix_addresses_in_turn) {
  const closed_port nobody;
  const unix_name name;
  socket listener = listening(name.where());
  EXPECT_TRUE(create_connection(std::array{nobody.where, name.where()}).is_open());
}

}  // namespace
