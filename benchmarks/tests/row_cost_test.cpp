#include "benchmarks/gate/row_cost.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::ThrowsMessage;
using ::testing::UnorderedElementsAre;

measurement took(const std::string& row, double nanoseconds) {
  return {.name = row, .run_name = row, .real_time = 10 * nanoseconds, .cpu_time = nanoseconds};
}

measurement of_raw(const std::string& row, double speed) {
  auto one = took(row, 100);
  one.counters["of_raw"] = speed;
  return one;
}

double cost(const row_costs& costs, const std::string& row) {
  return std::exp(costs.at(row).log_cost);
}

TEST(row_cost, a_speed_of_raw_is_its_inverse_as_a_cost_and_raw_itself_has_none) {
  const auto costs = costs_of({.measurements = {took("q/raw", 5), of_raw("q/ours", 0.5)}}, {});
  EXPECT_THAT(costs, UnorderedElementsAre(Key("q/ours")));
  EXPECT_DOUBLE_EQ(cost(costs, "q/ours"), 2);
  EXPECT_EQ(costs.at("q/ours").against, cost_basis::raw);
}

TEST(row_cost, without_a_reference_a_cost_is_processor_time) {
  const auto costs = costs_of({.measurements = {took("copy", 250)}}, {});
  EXPECT_DOUBLE_EQ(cost(costs, "copy"), 250);
  EXPECT_EQ(costs.at("copy").against, cost_basis::nothing);
}

TEST(row_cost, rows_that_say_so_are_timed_by_the_clock) {
  const benchmark_run run{.measurements = {took("a/real_time", 1), took("b/manual_time", 2)}};
  const auto costs = costs_of(run, {});
  EXPECT_DOUBLE_EQ(cost(costs, "a/real_time"), 10);
  EXPECT_DOUBLE_EQ(cost(costs, "b/manual_time"), 20);
}

TEST(row_cost, a_reference_stands_for_the_rows_that_have_another_word_in_its_place) {
  const benchmark_run run{.measurements = {took("send/raw/64", 10), took("send/ours/64", 20),
                                           took("send/raw/1024", 100), took("send/ours/1024", 150),
                                           took("recv/ours/64", 7)}};
  const auto costs = costs_of(run, std::regex("raw"));
  EXPECT_THAT(
      costs, UnorderedElementsAre(Key("send/ours/64"), Key("send/ours/1024"), Key("recv/ours/64")));
  EXPECT_DOUBLE_EQ(cost(costs, "send/ours/64"), 2);
  EXPECT_EQ(costs.at("send/ours/64").reference, "send/raw/64");
  EXPECT_DOUBLE_EQ(cost(costs, "send/ours/1024"), 1.5);
  EXPECT_DOUBLE_EQ(cost(costs, "recv/ours/64"), 7);
  EXPECT_EQ(costs.at("recv/ours/64").against, cost_basis::nothing);
}

TEST(row_cost, a_whole_row_can_be_the_reference_of_all) {
  const benchmark_run run{.measurements = {took("memcpy", 4), took("ours", 6), took("old", 8)}};
  const auto costs = costs_of(run, std::regex("^memcpy$"));
  EXPECT_DOUBLE_EQ(cost(costs, "ours"), 1.5);
  EXPECT_DOUBLE_EQ(cost(costs, "old"), 2);
}

TEST(row_cost, of_repetitions_the_median_counts) {
  const benchmark_run run{.measurements = {took("a", 1), took("a", 3), took("a", 900)}};
  EXPECT_DOUBLE_EQ(cost(costs_of(run, {}), "a"), 3);
}

TEST(row_cost, aggregates_count_only_where_there_is_nothing_else) {
  auto middle = took("a", 5);
  middle.aggregate = "median";
  auto spread = took("a", 9);
  spread.aggregate = "stddev";
  EXPECT_DOUBLE_EQ(cost(costs_of({.measurements = {middle, spread}}, {}), "a"), 5);
  EXPECT_DOUBLE_EQ(cost(costs_of({.measurements = {middle, spread, took("a", 4)}}, {}), "a"), 4);
}

TEST(row_cost, rows_that_run_freely_are_not_judged) {
  auto freely = of_raw("free", 1);
  freely.label = "two threads, free";
  const auto costs = costs_of({.measurements = {freely, of_raw("pinned", 1)}}, {});
  EXPECT_THAT(costs, UnorderedElementsAre(Key("pinned")));
}

TEST(row_cost, a_row_that_failed_is_named) {
  auto failed = took("a", 0);
  failed.error = "no route";
  EXPECT_THAT([&] { costs_of({.measurements = {failed}}, {}); },
              ThrowsMessage<bad_measurement>(HasSubstr("the row a failed: no route")));
}

TEST(row_cost, a_row_without_time_is_named_with_a_way_out) {
  EXPECT_THAT([] { costs_of({.measurements = {took("a", 0)}}, {}); },
              ThrowsMessage<bad_measurement>(HasSubstr("--min-time")));
}

TEST(row_cost, nothing_measured_is_no_verdict) {
  EXPECT_THROW(costs_of(benchmark_run{}, {}), bad_measurement);
}

TEST(row_cost, a_reference_that_no_row_matches_is_an_error) {
  EXPECT_THAT([] { costs_of({.measurements = {took("a", 1)}}, std::regex("raw")); },
              ThrowsMessage<bad_measurement>(HasSubstr("--reference")));
}

}  // namespace
}  // namespace sockspec::benchmarks
