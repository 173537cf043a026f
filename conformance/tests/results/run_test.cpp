#include "results/run.hpp"

#include <gtest/gtest.h>

#include "sample.hpp"

namespace sockspec::results {
namespace {

using sample::cell;
using sample::failed;
using sample::passed;
using sample::run_of;

run mixed_run() {
  return run_of({
      passed("native", "connect.refused/tcp4.blocking"),
      passed("native", "connect.refused/tcp6.blocking"),
      failed("wrapper", "connect.refused/tcp4.blocking", "eof", outcome::expected),
      cell("wrapper", "connect.refused/tcp6.blocking", {verdict_kind::unsupported, "host"}),
      cell("wrapper", "connect.refused/udp4.blocking", {verdict_kind::not_run, "budget"}),
  });
}

TEST(summarise, counts_all_targets) {
  const auto numbers = summarise(mixed_run().records);
  EXPECT_EQ(numbers.cells, 5U);
  EXPECT_EQ(numbers.executed, 3U);
  EXPECT_EQ(numbers.verdicts.at(verdict_kind::pass), 2U);
  EXPECT_EQ(numbers.outcomes.at(outcome::expected), 5U);
}

TEST(summarise, counts_one_target) {
  const auto numbers = summarise(mixed_run().records, "wrapper");
  EXPECT_EQ(numbers.cells, 3U);
  EXPECT_EQ(numbers.executed, 1U);
  EXPECT_EQ(numbers.verdicts.count(verdict_kind::pass), 0U);
}

TEST(exit_status, is_0_where_everything_is_expected) {
  EXPECT_EQ(exit_status(mixed_run()), 0);
}

TEST(exit_status, is_1_for_an_unexpected_or_stale_cell) {
  for (const auto bad : {outcome::unexpected, outcome::stale}) {
    auto whole = mixed_run();
    whole.records.back().outcome = bad;
    EXPECT_EQ(exit_status(whole), 1);
  }
}

TEST(exit_status, is_0_for_what_is_inherited_or_unmeasured) {
  for (const auto harmless : {outcome::inherited, outcome::unmeasured}) {
    auto whole = mixed_run();
    whole.records.back().outcome = harmless;
    EXPECT_EQ(exit_status(whole), 0);
  }
}

TEST(exit_status, is_1_for_an_unexpected_finding_only) {
  auto whole = mixed_run();
  whole.findings = {{.target = "native", .text = "a date has passed", .unexpected = false}};
  EXPECT_EQ(exit_status(whole), 0);
  whole.findings.front().unexpected = true;
  EXPECT_EQ(exit_status(whole), 1);
}

TEST(exit_status, is_3_where_nothing_was_executed) {
  EXPECT_EQ(exit_status(run{}), 3);
  const auto nothing = run_of(
      {cell("native", "connect.refused/tcp6.blocking", {verdict_kind::unsupported, "host"})});
  EXPECT_EQ(exit_status(nothing), 3);
}

TEST(exit_status, is_130_where_it_was_interrupted) {
  auto whole = mixed_run();
  whole.records.front().outcome = outcome::unexpected;
  whole.interrupted = true;
  EXPECT_EQ(exit_status(whole), 130);
}

TEST(stamp, is_read_back_whole) {
  const auto made = sample::stamp_of({"native", "wrapper"});
  EXPECT_EQ(to_value(stamp_from(to_value(made))), to_value(made));
  EXPECT_EQ(stamp_from(to_value(made)).targets.at(1).implementation, "wrapper 1.3.5");
}

TEST(stamp, refuses_a_negative_count) {
  auto stored = to_value(sample::stamp_of({"native"}));
  auto target = stored["targets"].elements().front();
  target.set("deviations", -1);
  stored.set("targets", protocol::value::list{target});
  EXPECT_THROW(stamp_from(stored), protocol::value_error);
}

TEST(finding, is_read_back_whole) {
  const finding made{.target = "native", .text = "leaked 1 descriptor", .unexpected = false};
  EXPECT_EQ(finding_from(to_value(made)), made);
}

}  // namespace
}  // namespace sockspec::results
