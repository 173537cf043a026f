#include "benchmarks/gate/rule.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "benchmarks/tests/synthetic_series.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t pairs = 20;

constexpr thresholds usual;

series_summary summary_of(const std::vector<double>& changes) {
  return summarize(changes, usual.confidence);
}

/// What the gate would say of such a program: two runs, as they are measured.
verdict judge(process_noise noise, double change, random_source& chance) {
  auto all = series(noise, change, pairs, chance);
  const auto first = summary_of(all);
  if (!needs_second_run(first, usual)) return conclude(first, {}, first, usual);
  const auto more = series(noise, change, second_run_factor * pairs, chance);
  const auto second = summary_of(more);
  all.insert(all.end(), more.begin(), more.end());
  return conclude(first, second, summary_of(all), usual);
}

/// Of how many trials it says so.
int count(verdict wanted, process_noise noise, double change, int trials) {
  random_source chance(20261120);
  int found = 0;
  for (int trial = 0; trial < trials; ++trial) {
    found += judge(noise, change, chance) == wanted ? 1 : 0;
  }
  return found;
}

TEST(rule, nothing_has_changed_in_1000_quiet_series) {
  EXPECT_EQ(count(verdict::same, quiet, 0, 1000), 1000);
}

TEST(rule, nothing_is_called_slower_where_tails_are_heavy) {
  EXPECT_EQ(count(verdict::slower, heavy_tailed, 0, 1000), 0);
  EXPECT_EQ(count(verdict::faster, heavy_tailed, 0, 1000), 0);
}

TEST(rule, nothing_is_called_slower_in_two_modes) {
  EXPECT_EQ(count(verdict::slower, bimodal, 0, 1000), 0);
}

TEST(rule, two_percent_and_more_are_caught_where_it_is_quiet) {
  EXPECT_GE(count(verdict::slower, quiet, 0.02, 200), 195);
  EXPECT_EQ(count(verdict::slower, quiet, 0.03, 200), 200);
  EXPECT_EQ(count(verdict::slower, quiet, 0.05, 200), 200);
}

TEST(rule, most_of_five_percent_is_caught_where_tails_are_heavy_and_the_rest_is_called_noisy) {
  const int caught = count(verdict::slower, heavy_tailed, 0.05, 200);
  EXPECT_GE(caught, 150);
  EXPECT_GE(caught + count(verdict::too_noisy, heavy_tailed, 0.05, 200), 195);
}

TEST(rule, three_percent_is_caught_in_two_modes) {
  EXPECT_GE(count(verdict::slower, bimodal, 0.03, 200), 190);
}

TEST(rule, a_gain_is_seen_as_a_loss_is) {
  EXPECT_EQ(count(verdict::faster, quiet, -0.05, 200), 200);
}

TEST(rule, where_nothing_can_be_said_it_says_so) {
  EXPECT_GE(count(verdict::too_noisy, wild, 0, 200), 180);
  EXPECT_EQ(count(verdict::slower, wild, 0, 200), 0);
}

TEST(rule, a_change_below_the_minimum_effect_is_the_same) {
  EXPECT_GE(count(verdict::same, quiet, 0.004, 200), 199);
}

// Why the signed-rank rule was taken, and not the interval's: docs/decisions.
TEST(rule, of_small_changes_the_interval_sees_fewer) {
  random_source chance(7);
  int by_rank = 0;
  int by_interval = 0;
  for (int trial = 0; trial < 300; ++trial) {
    const auto seen = summary_of(series(quiet, 0.02, pairs, chance));
    by_rank += lean(seen, 0.01, usual) == leaning::slower ? 1 : 0;
    by_interval += lean_of_interval(seen, usual) == leaning::slower ? 1 : 0;
  }
  EXPECT_GE(by_rank, 295);
  EXPECT_LE(by_interval, 250);
}

// Summaries as the rule reads them.
constexpr series_summary quiet_one{.around = {-0.01, 0.01}};
constexpr series_summary slower_one{.median = 0.03, .around = {0.02, 0.04}, .p_slower = 0.0001};
constexpr series_summary faster_one{.median = -0.03, .around = {-0.04, -0.02}, .p_faster = 0.0001};
constexpr series_summary noisy_one{.median = 0.03, .around = {-0.1, 0.2}, .p_slower = 0.3};

TEST(conclude, one_run_that_leans_nowhere_is_enough) {
  EXPECT_FALSE(needs_second_run(quiet_one, usual));
  EXPECT_EQ(conclude(quiet_one, {}, quiet_one, usual), verdict::same);
}

TEST(conclude, both_runs_must_lean_the_same_way) {
  EXPECT_TRUE(needs_second_run(slower_one, usual));
  EXPECT_EQ(conclude(slower_one, slower_one, slower_one, usual), verdict::slower);
  EXPECT_EQ(conclude(faster_one, faster_one, faster_one, usual), verdict::faster);
  EXPECT_EQ(conclude(slower_one, faster_one, quiet_one, usual), verdict::same);
}

TEST(conclude, the_second_run_must_prove_what_the_first_suspects) {
  auto suspicious = slower_one;
  suspicious.p_slower = 0.01;
  EXPECT_EQ(conclude(suspicious, slower_one, slower_one, usual), verdict::slower);
  EXPECT_EQ(conclude(slower_one, suspicious, slower_one, usual), verdict::same);
}

TEST(conclude, a_change_of_the_minimum_effect_is_none) {
  auto small = slower_one;
  small.median = std::log1p(usual.minimum_effect);
  EXPECT_EQ(conclude(small, small, small, usual), verdict::same);
}

TEST(conclude, what_two_runs_do_not_settle_is_too_noisy) {
  EXPECT_TRUE(needs_second_run(noisy_one, usual));
  EXPECT_EQ(conclude(noisy_one, noisy_one, noisy_one, usual), verdict::too_noisy);
  EXPECT_EQ(conclude(slower_one, quiet_one, noisy_one, usual), verdict::too_noisy);
  EXPECT_EQ(conclude(noisy_one, slower_one, noisy_one, usual), verdict::too_noisy);
}

TEST(conclude, a_noisy_run_is_the_same_if_both_exclude_a_slowdown) {
  EXPECT_EQ(conclude(noisy_one, quiet_one, quiet_one, usual), verdict::same);
}

TEST(part_of, is_the_change_that_the_logarithm_stands_for) {
  EXPECT_NEAR(part_of(std::log(1.05)), 0.05, 1e-12);
}

}  // namespace
}  // namespace sockspec::benchmarks
