#include "benchmarks/history/lines.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string line(const std::string& benchmark, const std::string& date = "2026-01-01T00:00:00Z") {
  return to_line({.benchmark = benchmark, .commit = "c", .date = date});
}

std::vector<std::string> benchmarks_of(const history& whole) {
  std::vector<std::string> names;
  for (const record& one : whole.records) names.push_back(one.benchmark);
  return names;
}

TEST(history_lines, records_are_in_the_order_of_their_dates) {
  const file_lines files{{"b.jsonl", {line("late", "2026-03-01T00:00:00Z")}},
                         {"c.jsonl", {line("z"), line("a")}}};
  EXPECT_THAT(benchmarks_of(read_history(files)), ElementsAre("a", "z", "late"));
}

TEST(history_lines, duplicates_collapse_and_are_counted) {
  auto spaced = line("a");
  spaced.insert(1, "  ");
  const auto whole = read_history({{"x", {line("a"), line("a")}}, {"y", {spaced}}});
  EXPECT_THAT(benchmarks_of(whole), ElementsAre("a"));
  EXPECT_EQ(whole.duplicates, 2U);
  EXPECT_THAT(whole.remarks, IsEmpty());
}

TEST(history_lines, a_half_written_line_is_told_and_costs_no_other) {
  const auto half = line("a").substr(0, 40);
  const auto whole = read_history({{"x", {line("b"), half}}});
  EXPECT_THAT(benchmarks_of(whole), ElementsAre("b"));
  ASSERT_THAT(whole.remarks, SizeIs(1));
  EXPECT_EQ(whole.remarks[0].file, "x");
  EXPECT_EQ(whole.remarks[0].line, 2U);
  EXPECT_THAT(whole.remarks[0].says, HasSubstr("half-written"));
}

TEST(history_lines, what_was_appended_to_a_half_written_line_is_read) {
  const auto glued = line("a").substr(0, 40) + line("b").substr(0, 50) + line("c");
  const auto whole = read_history({{"x", {glued}}});
  EXPECT_THAT(benchmarks_of(whole), ElementsAre("c"));
  EXPECT_THAT(whole.remarks, SizeIs(2));
}

TEST(history_lines, a_name_that_looks_like_a_record_is_none) {
  const auto tricky = line(R"(x{"benchmark":)");
  EXPECT_THAT(benchmarks_of(read_history({{"x", {tricky}}})), ElementsAre(R"(x{"benchmark":)"));
}

TEST(history_lines, other_versions_are_told_and_stay) {
  const file_lines files{{"x", {R"({"new":true,"schema":7})", R"({"schema":0})", line("a")}}};
  const auto whole = read_history(files);
  ASSERT_THAT(whole.remarks, SizeIs(2));
  EXPECT_THAT(whole.remarks[0].says, HasSubstr("schema 7 is newer than this program's 1"));
  EXPECT_THAT(whole.remarks[1].says, HasSubstr("schema 0 is older"));
  EXPECT_THAT(merged({files}).at("x"), ::testing::UnorderedElementsAreArray(files.at("x")));
}

TEST(merged, the_order_does_not_matter) {
  const auto half = line("a").substr(0, 30);
  const file_lines one{{"x", {line("b"), half, line("a")}}, {"y", {line("c")}}};
  const file_lines other{{"x", {line("a"), line("d")}}};
  const file_lines third{{"z", {"no json", R"({"schema":9})"}}};
  const auto expected = merged({one, other, third});
  EXPECT_EQ(merged({third, other, one}), expected);
  EXPECT_EQ(merged({merged({one, third}), other}), expected);
  EXPECT_EQ(merged({expected, expected}), expected);
}

TEST(merged, nothing_is_lost_and_nothing_is_there_twice) {
  const auto half = line("a").substr(0, 30);
  const auto both = merged({{{"x", {line("a"), half}}}, {{"x", {half, line("b"), line("a")}}}});
  EXPECT_THAT(both.at("x"), ::testing::UnorderedElementsAre(half, line("a"), line("b")));
}

TEST(merged, what_was_glued_is_apart) {
  const auto half = line("a").substr(0, 30);
  EXPECT_THAT(merged({{{"x", {half + line("b")}}}}).at("x"),
              ::testing::UnorderedElementsAre(half, line("b")));
}

TEST(merged, of_nothing_is_nothing) {
  EXPECT_THAT(merged({}), IsEmpty());
  EXPECT_THAT(merged({{{"x", {""}}}}), IsEmpty());
}

TEST(lines, a_last_one_without_an_end_is_one_too) {
  EXPECT_THAT(split_lines("a\n\nb"), ElementsAre("a", "", "b"));
  EXPECT_THAT(split_lines("a\r\nb\r\n"), ElementsAre("a", "b"));
  EXPECT_THAT(split_lines(""), IsEmpty());
  EXPECT_EQ(joined_lines({"a", "b"}), "a\nb\n");
}

TEST(lines, of_records_are_in_a_file_for_each_commit) {
  const record one{.benchmark = "a", .commit = "c1", .date = "d"};
  const record other{.benchmark = "a", .commit = "c2", .date = "d"};
  const auto made = lines_of({one, other});
  EXPECT_THAT(made.at("c1.jsonl"), ElementsAre(to_line(one)));
  EXPECT_THAT(made.at("c2.jsonl"), ElementsAre(to_line(other)));
}

}  // namespace
}  // namespace sockspec::benchmarks
