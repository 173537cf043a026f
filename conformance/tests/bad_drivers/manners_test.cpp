// The check of manners, held against drivers that keep them.
#include "protocol/check/manners.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace sockspec::protocol {
namespace {

using verdict = manner_result::verdict;

void expect_good(const launch& how, const std::set<std::string>& skipped) {
  std::set<std::string> seen_skipped;
  std::size_t told = 0;
  manner_options options;
  // However busy the machine is: a good driver does not use them up.
  options.start = options.patience = std::chrono::seconds(60);
  const auto results = check_manners(how, options, [&](const manner_result&) { ++told; });
  EXPECT_EQ(told, results.size());
  EXPECT_EQ(results.size(), manner_names().size());
  for (const auto& each : results) {
    EXPECT_NE(each.became, verdict::failed) << each.name << ": " << each.seen;
    if (each.became == verdict::skipped) seen_skipped.insert(each.name + ": " + each.seen);
  }
  std::set<std::string> names;
  for (const auto& each : results)
    if (each.became == verdict::skipped) names.insert(each.name);
  EXPECT_EQ(names, skipped) << testing::PrintToString(seen_skipped);
}

TEST(manners, of_the_native_driver) {
  expect_good({.command = {SOCKSPEC_NATIVE_DRIVER}}, {});
}
TEST(manners, of_a_driver_made_with_the_kit) {
  expect_good({.command = {SOCKSPEC_TOY_DRIVER}}, {"script.repeats_while_it_would_block"});
}
TEST(manners, of_a_driver_in_python) {
  expect_good({.command = {SOCKSPEC_PYTHON, SOCKSPEC_BAD_DRIVERS "/mannerly_driver.py"}},
              {"transport.does_not_pass_itself_on"});
}
TEST(manners, of_a_driver_without_threads) {
  expect_good(
      {.command = {SOCKSPEC_ONE_LANE_DRIVER}},
      {"transport.ends_with_its_input_in_a_call", "call.has_lanes_that_wait_for_each_other",
       "call.announces_before_the_call", "call.announces_calls_of_a_script",
       "script.repeats_while_it_would_block", "gate.parks", "gate.releases_all_together",
       "gate.stays_open", "gate.is_forgotten_by_reset", "gate.lets_reset_pass",
       "blocking.answers_ping_while_a_lane_blocks", "blocking.tells_what_is_blocked",
       "blocking.cancels_a_call", "blocking.cancels_nothing_else", "reset.is_refused_in_a_call"});
}

}  // namespace
}  // namespace sockspec::protocol
