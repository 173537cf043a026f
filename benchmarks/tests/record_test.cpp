#include "benchmarks/history/record.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

measurement repetition(double time, double ratio) {
  return {.name = "a/64", .run_name = "a/64", .cpu_time = time, .counters = {{"of_raw", ratio}}};
}

const record example{.benchmark = "a/64",
                     .commit = "c0ffee",
                     .date = "2026-11-20T17:48:25Z",
                     .metrics = {{"of_raw", {{0.9, 0.95, 1.0 / 3}, 15}}},
                     .environment = {{"kernel", "Linux \"6\""}},
                     .label = "one thread",
                     .error = ""};

std::string why_no_record(std::string_view line) {
  const auto parsed = parse_line(line);
  const auto* none = std::get_if<no_record>(&parsed);
  return none == nullptr ? "it is one" : none->why;
}

TEST(records, a_benchmark_has_one_with_the_quartiles_of_its_repetitions) {
  const benchmark_run run{{{"kernel", "Linux"}},
                          {repetition(1, 0.8), repetition(3, 0.9), repetition(2, 1.0)}};
  const auto made = records_of(run, "c0ffee", "2026-11-20T00:00:00Z");
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].benchmark, "a/64");
  EXPECT_EQ(made[0].commit, "c0ffee");
  EXPECT_EQ(made[0].environment.at("kernel"), "Linux");
  EXPECT_EQ(made[0].metrics.at("cpu_time"), (metric{{1.5, 2, 2.5}, 3}));
  EXPECT_DOUBLE_EQ(made[0].metrics.at("of_raw").values.middle, 0.9);
}

TEST(records, medians_are_taken_where_there_is_no_repetition) {
  measurement median = repetition(7, 0.5);
  median.aggregate = "median";
  const auto made = records_of({{}, {median}}, "c", "d");
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].metrics.at("cpu_time"), (metric{{7, 7, 7}, 0}));
}

TEST(records, aggregates_beside_repetitions_are_left_out) {
  measurement median = repetition(7, 0.5);
  median.aggregate = "median";
  const auto made = records_of({{}, {repetition(1, 1), median}}, "c", "d");
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].metrics.at("cpu_time").values.middle, 1);
}

TEST(records, what_failed_has_one_that_says_why) {
  measurement failed = repetition(0, 0);
  failed.error = "no route";
  const auto made = records_of({{}, {failed}}, "c", "d");
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].error, "no route");
  EXPECT_TRUE(made[0].metrics.empty());
}

TEST(records, what_is_no_number_is_no_metric) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto made = records_of({{}, {repetition(1, nan)}}, "c", "d");
  EXPECT_FALSE(made.at(0).metrics.contains("of_raw"));
  EXPECT_TRUE(made.at(0).metrics.contains("cpu_time"));
}

TEST(records, a_line_reads_as_the_record_that_was_written) {
  const std::string line = to_line(example);
  EXPECT_THAT(line, Not(HasSubstr("\n")));
  EXPECT_THAT(line, StartsWith(R"({"benchmark":"a/64","commit":"c0ffee","date":)"));
  EXPECT_THAT(line, HasSubstr(R"("schema":1)"));
  EXPECT_EQ(std::get<record>(parse_line(line)), example);
}

TEST(records, a_failed_one_is_read_as_well) {
  record failed = example;
  failed.error = "no route";
  failed.label = "";
  EXPECT_EQ(std::get<record>(parse_line(to_line(failed))), failed);
}

TEST(records, members_that_nobody_knows_do_not_disturb) {
  std::string line = to_line(example);
  line.insert(1, R"("zebra":[1],)");
  EXPECT_EQ(std::get<record>(parse_line(line)), example);
}

TEST(records, another_schema_is_told) {
  for (const int schema : {0, 2, 99}) {
    const auto parsed = parse_line("{\"schema\":" + std::to_string(schema) + ",\"x\":1}");
    ASSERT_TRUE(std::holds_alternative<foreign_record>(parsed));
    EXPECT_EQ(std::get<foreign_record>(parsed).schema, schema);
  }
}

TEST(records, what_is_none_says_why) {
  const std::string line = to_line(example);
  EXPECT_THAT(why_no_record(line.substr(0, line.size() / 2)), HasSubstr("half-written"));
  EXPECT_THAT(why_no_record("\xff"), HasSubstr("no JSON"));
  EXPECT_THAT(why_no_record("[1]"), HasSubstr("no schema"));
  EXPECT_THAT(why_no_record("{}"), HasSubstr("no schema"));
  EXPECT_THAT(why_no_record(R"({"schema":"1"})"), HasSubstr("no schema"));
  EXPECT_THAT(why_no_record(R"({"schema":1})"), HasSubstr("benchmark"));
  EXPECT_THAT(why_no_record(R"({"schema":1,"benchmark":"a","commit":7,"date":"d"})"),
              HasSubstr("type must be string"));
}

TEST(records, lines_that_say_the_same_are_the_same) {
  EXPECT_EQ(canonical_line(R"({ "b" : 1.50, "a":"x" })"), R"({"a":"x","b":1.5})");
  EXPECT_EQ(canonical_line(to_line(example)), to_line(example));
  EXPECT_EQ(canonical_line("{\"a\":"), "{\"a\":");
}

TEST(metrics, instructions_and_system_calls_are_counts) {
  for (const char* name : {"instructions", "syscalls", "syscalls_sendto"})
    EXPECT_TRUE(is_count(name));
  for (const char* name : {"of_raw", "cpu_time", "instructionset", ""})
    EXPECT_FALSE(is_count(name));
}

TEST(metrics, more_of_speed_is_better_and_of_cost_is_not) {
  for (const char* name : {"of_raw", "bytes_per_second"}) EXPECT_TRUE(more_is_better(name));
  for (const char* name : {"cpu_time", "instructions"}) EXPECT_FALSE(more_is_better(name));
}

}  // namespace
}  // namespace sockspec::benchmarks
