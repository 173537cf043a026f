#include "benchmarks/results/google_benchmark_json.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::StrEq;

benchmark_run read(const std::string& text) {
  std::istringstream in(text);
  return read_benchmark_run(in, "out.json");
}

measurement read_entry(const std::string& members) {
  const auto run = read(R"({"benchmarks": [{"name": "BM_copy/64", )" + members + "}]}");
  EXPECT_EQ(run.measurements.size(), 1U);
  return run.measurements.at(0);
}

std::string failure_of(const std::string& text) {
  try {
    read(text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no failure";
}

TEST(google_benchmark_json, a_repetition_has_its_times_counters_and_label) {
  const auto seen = read_entry(R"("run_name": "BM_copy/64", "run_type": "iteration",
    "repetitions": 3, "repetition_index": 2, "threads": 1, "family_index": 4,
    "per_family_instance_index": 1, "iterations": 1024, "real_time": 5.5e+03, "cpu_time": 1.5e+03,
    "time_unit": "ns", "of_raw": 0.99, "bytes_per_second": 4e7, "label": "one thread")");
  EXPECT_EQ(seen, (measurement{.name = "BM_copy/64",
                               .run_name = "BM_copy/64",
                               .aggregate = "",
                               .repetition = 2,
                               .iterations = 1024,
                               .real_time = 5500,
                               .cpu_time = 1500,
                               .counters = {{"of_raw", 0.99}, {"bytes_per_second", 4e7}},
                               .label = "one thread",
                               .error = ""}));
}

TEST(google_benchmark_json, times_are_nanoseconds_whatever_the_unit_is) {
  for (const auto& [unit, factor] : {std::pair{"ns", 1.0}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}}) {
    const auto seen = read_entry(std::string(R"("real_time": 2, "cpu_time": 3, "time_unit": ")") +
                                 unit + R"(", "of_raw": 5)");
    EXPECT_EQ(seen.real_time, 2 * factor) << unit;
    EXPECT_EQ(seen.cpu_time, 3 * factor) << unit;
    EXPECT_EQ(seen.counters.at("of_raw"), 5) << unit;
  }
}

TEST(google_benchmark_json, an_aggregate_says_which) {
  const auto run = read(R"({"benchmarks": [{"name": "BM_copy_median", "run_name": "BM_copy",
    "run_type": "aggregate", "aggregate_name": "median", "aggregate_unit": "time",
    "real_time": 2, "cpu_time": 2, "time_unit": "us"}]})");
  EXPECT_EQ(run.measurements[0].aggregate, "median");
  EXPECT_EQ(run.measurements[0].run_name, "BM_copy");
  EXPECT_EQ(run.measurements[0].cpu_time, 2000);
}

TEST(google_benchmark_json, an_aggregate_that_is_a_fraction_is_no_time) {
  const auto seen = read_entry(R"("aggregate_name": "cv", "aggregate_unit": "percentage",
    "real_time": 0.25, "cpu_time": 0.5, "time_unit": "ms")");
  EXPECT_EQ(seen.real_time, 0.25);
  EXPECT_EQ(seen.cpu_time, 0.5);
}

TEST(google_benchmark_json, a_complexity_has_its_coefficients_and_no_time) {
  const auto seen = read_entry(R"("aggregate_name": "BigO", "cpu_coefficient": 7,
    "real_coefficient": 8, "big_o": "N", "time_unit": "ns")");
  EXPECT_EQ(seen.cpu_time, 0);
  EXPECT_THAT(seen.counters, ElementsAre(Pair("cpu_coefficient", 7), Pair("real_coefficient", 8)));
}

TEST(google_benchmark_json, what_failed_or_was_skipped_says_why) {
  EXPECT_EQ(read_entry(R"("error_occurred": true, "error_message": "no route")").error, "no route");
  EXPECT_EQ(read_entry(R"("skipped": true, "skip_message": "no IPv6")").error, "no IPv6");
  EXPECT_EQ(read_entry(R"("error_occurred": true)").error, "no reason given");
}

TEST(google_benchmark_json, numbers_that_json_has_not_are_read) {
  const auto seen = read_entry(R"("a": NaN, "b": -Infinity, "c": Infinity, "label": "NaN, \"NaN")");
  EXPECT_TRUE(std::isnan(seen.counters.at("a")));
  EXPECT_EQ(seen.counters.at("b"), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(seen.counters.at("c"), std::numeric_limits<double>::infinity());
  EXPECT_EQ(seen.label, "NaN, \"NaN");
}

TEST(google_benchmark_json, old_versions_say_the_name_alone) {
  const auto seen = read_entry(R"("iterations": 7)");
  EXPECT_EQ(seen.run_name, "BM_copy/64");
  EXPECT_EQ(seen.repetition, 0);
}

TEST(google_benchmark_json, the_context_is_text_and_lists_in_it_are_json) {
  const auto run = read(R"({"context": {"kernel": "Linux 6", "num_cpus": 2,
    "cpu_scaling_enabled": false, "load_avg": [1, 0.5]}, "benchmarks": []})");
  EXPECT_THAT(run.context,
              ElementsAre(Pair("cpu_scaling_enabled", "false"), Pair("kernel", "Linux 6"),
                          Pair("load_avg", "[1,0.5]"), Pair("num_cpus", "2")));
}

TEST(google_benchmark_json, without_a_context_it_is_empty) {
  EXPECT_TRUE(read(R"({"benchmarks": []})").context.empty());
}

TEST(google_benchmark_json, broken_json_is_told_with_its_place) {
  EXPECT_THAT(failure_of("{\"benchmarks\": [\n{\"name\": }]}"),
              HasSubstr("out.json: line 2, column 10: "));
  EXPECT_THAT(failure_of("{\"benchmarks\": [{\"name\": \"BM_"), HasSubstr("out.json: line 1, "));
  EXPECT_THAT(failure_of(""), HasSubstr("out.json: line 1, column 1: "));
  EXPECT_THAT(failure_of("{\"benchmarks\": \"\\"), HasSubstr("out.json: line 1, "));
}

TEST(google_benchmark_json, a_member_of_another_kind_is_told_with_its_place) {
  EXPECT_THAT(failure_of("[]"), HasSubstr("out.json: is no object"));
  EXPECT_THAT(failure_of("{}"), HasSubstr("out.json: there are no benchmarks"));
  EXPECT_THAT(failure_of(R"({"benchmarks": 1})"), StrEq("out.json: benchmarks: is no list"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [], "context": 1})"),
              StrEq("out.json: context: is no object"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [1]})"), StrEq("out.json: benchmarks[0]: is no object"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [{}]})"), StrEq("out.json: benchmarks[0]: has no name"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [{"name": 1}]})"),
              StrEq("out.json: benchmarks[0].name: is no text"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [{"name": "x"}, {"name": "x", "real_time": "1"}]})"),
              StrEq("out.json: benchmarks[1].real_time: is no number"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [{"name": "x", "time_unit": "h"}]})"),
              StrEq("out.json: benchmarks[0].time_unit: is none of ns, us, ms, s"));
  EXPECT_THAT(failure_of(R"({"benchmarks": [{"name": "x", "repetition_index": -1}]})"),
              StrEq("out.json: benchmarks[0].repetition_index: is no index"));
}

TEST(google_benchmark_json, what_is_written_reads_the_same) {
  const benchmark_run made{
      .context = {{"kernel", "Linux \"6\"\n"}, {"num_cpus", "2"}, {"load_avg", "[1,0.5]"}},
      .measurements = {{.name = "a/64",
                        .run_name = "a/64",
                        .repetition = 3,
                        .iterations = 7,
                        .real_time = 0.1,
                        .cpu_time = 1e9 / 3,
                        .counters = {{"of_raw", 1.0 / 3}},
                        .label = "one \\ thread"},
                       {.name = "a/64_cv", .run_name = "a/64", .aggregate = "cv", .cpu_time = 0.5},
                       {.name = "b", .run_name = "b", .error = "no route"}}};
  std::ostringstream out;
  write_benchmark_run(out, made);
  EXPECT_EQ(read(out.str()), made);
}

TEST(google_benchmark_json, nothing_measured_is_written_and_read) {
  std::ostringstream out;
  write_benchmark_run(out, {});
  EXPECT_EQ(read(out.str()), benchmark_run{});
}

}  // namespace
}  // namespace sockspec::benchmarks
