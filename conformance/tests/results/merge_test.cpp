#include "results/merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace sockspec::results {
namespace {

using sample::cell;
using sample::passed;
using sample::run_of;
using testing::HasSubstr;

std::string complaint_about(const std::vector<run>& shards) {
  try {
    merge_runs(shards);
  } catch (const merge_error& problem) {
    return problem.what();
  }
  return "no complaint";
}

TEST(merge_runs, joins_records_targets_and_findings) {
  auto first = run_of({passed("native", "connect.refused/tcp4.blocking")});
  auto second = run_of({passed("wrapper", "connect.refused/tcp6.blocking")});
  const finding shared{.target = "native", .text = "a date has passed", .unexpected = false};
  first.findings = {shared};
  second.findings = {shared, {.target = "wrapper", .text = "leak", .unexpected = true}};
  second.stamp.started = "2026-11-20T04:00:00Z";

  const auto whole = merge_runs({first, second});
  EXPECT_EQ(whole.records.size(), 2U);
  EXPECT_EQ(whole.findings.size(), 2U);
  ASSERT_EQ(whole.stamp.targets.size(), 2U);
  EXPECT_EQ(whole.stamp.targets[1].name, "wrapper");
  EXPECT_EQ(whole.stamp.started, "2026-11-20T04:00:00Z");
  EXPECT_FALSE(whole.interrupted);
}

TEST(merge_runs, prefers_the_shard_that_ran_a_cell) {
  const std::string name = "connect.refused/tcp4.blocking";
  const auto ran = run_of({passed("native", name)});
  const auto left_out = run_of({cell("native", name, {verdict_kind::not_run, "selected out"})});
  for (const auto& whole : {merge_runs({ran, left_out}), merge_runs({left_out, ran})}) {
    ASSERT_EQ(whole.records.size(), 1U);
    EXPECT_EQ(whole.records.front().verdict.kind, verdict_kind::pass);
  }
}

TEST(merge_runs, is_interrupted_if_a_shard_was) {
  auto second = run_of({passed("native", "connect.refused/tcp6.blocking")});
  second.interrupted = true;
  EXPECT_TRUE(merge_runs({run_of({passed("native", "connect.refused/tcp4.blocking")}), second})
                  .interrupted);
}

TEST(merge_runs, misses_cells_that_no_shard_has) {
  auto first = run_of({passed("native", "connect.refused/tcp4.blocking")});
  auto second = run_of({passed("native", "connect.refused/tcp6.blocking")});
  first.stamp.targets[0].cells = second.stamp.targets[0].cells = 3;

  const auto whole = merge_runs({first, second});
  ASSERT_EQ(whole.findings.size(), 1U);
  EXPECT_THAT(whole.findings[0].text, HasSubstr("1 of 3 cells are in none of these shards"));
  EXPECT_TRUE(whole.findings[0].unexpected);

  second.interrupted = true;
  EXPECT_TRUE(merge_runs({first, second}).findings.empty()) << "what was interrupted says so";
  first.stamp.targets[0].cells = 2;
  second.interrupted = false;
  EXPECT_TRUE(merge_runs({first, second}).findings.empty());
}

TEST(merge_runs, notes_another_system) {
  auto second = run_of({passed("native", "connect.refused/tcp6.blocking")});
  second.stamp.kernel = "6.1.0";
  const auto whole =
      merge_runs({run_of({passed("native", "connect.refused/tcp4.blocking")}), second});
  ASSERT_EQ(whole.findings.size(), 1U);
  EXPECT_THAT(whole.findings.front().text, HasSubstr("6.1.0"));
  EXPECT_FALSE(whole.findings.front().unexpected);
}

TEST(merge_runs, notes_once_that_a_target_was_another) {
  const auto first = run_of({passed("native", "connect.refused/tcp4.blocking")});
  auto second = run_of({passed("native", "connect.refused/tcp6.blocking")});
  second.stamp.targets.front().deviations = 9;
  auto third = run_of({passed("native", "connect.refused/udp4.blocking")});
  third.stamp.targets = second.stamp.targets;
  const auto whole = merge_runs({first, second, third});
  ASSERT_EQ(whole.findings.size(), 1U);
  EXPECT_THAT(whole.findings.front().text, HasSubstr("with 9 deviations, the first"));
  EXPECT_EQ(whole.findings.front().target, "native");
  EXPECT_FALSE(whole.findings.front().unexpected);
}

TEST(merge_runs, refuses_what_are_no_shards_of_one_run) {
  const auto first = run_of({passed("native", "connect.refused/tcp4.blocking")});
  auto other = run_of({passed("native", "connect.refused/tcp6.blocking")});
  other.stamp.clauses_hash = "0ther";
  EXPECT_THAT(complaint_about({first, other}), HasSubstr("clause set c1a05e5 and 0ther"));
  EXPECT_THAT(complaint_about({first, first}),
              HasSubstr("two of them ran connect.refused/tcp4.blocking on native"));
  EXPECT_THAT(complaint_about({}), HasSubstr("no shards"));
}

}  // namespace
}  // namespace sockspec::results
