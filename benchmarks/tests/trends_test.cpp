#include "benchmarks/history/trends.hpp"

#include <gmock/gmock.h>

#include "benchmarks/history/trend_text.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

record at(int day, const std::string& metric, double value, const std::string& name = "a/64") {
  return {.benchmark = name,
          .commit = "c" + std::to_string(day),
          .date = "2026-01-0" + std::to_string(day) + "T00:00:00Z",
          .metrics = {{metric, {{value, value, value}, 15}}},
          .environment = {{"processor", "AMD"}, {"load", std::to_string(day)}}};
}

std::vector<record> slower_since_day_five() {
  std::vector<record> records;
  for (int day = 1; day <= 8; ++day) records.push_back(at(day, "of_raw", day < 5 ? 1 : 0.9));
  for (std::size_t i = 4; i < 8; ++i) records[i].environment["compiler"] = "g++ 13";
  return records;
}

TEST(trends, a_change_is_marked_where_the_new_level_begins) {
  const auto records = slower_since_day_five();
  const auto trends = trends_of(records, {});
  ASSERT_THAT(trends, SizeIs(1));
  ASSERT_THAT(trends[0].changes, SizeIs(1));
  const change_point& change = trends[0].changes[0];
  EXPECT_EQ(trends[0].points[change.index].commit, "c5");
  EXPECT_EQ(direction_of(trends[0], change), direction::worse);
  EXPECT_EQ(word_for(trends[0], change), "slower");
  EXPECT_EQ(change_text(trends[0], change), "1.000 -> 0.900 (-10.0 %)");
}

TEST(trends, a_change_names_what_else_changed_but_what_always_does) {
  const auto records = slower_since_day_five();
  const auto trends = trends_of(records, {});
  EXPECT_THAT(environment_changes(trends[0], trends[0].changes[0]),
              ElementsAre("compiler: nothing -> g++ 13"));
}

TEST(trends, a_count_changes_exactly) {
  const std::vector<record> records{at(1, "instructions", 57), at(2, "instructions", 58)};
  const auto trends = trends_of(records, {});
  ASSERT_THAT(trends.at(0).changes, SizeIs(1));
  EXPECT_EQ(word_for(trends[0], trends[0].changes[0]), "more");
  EXPECT_EQ(direction_of(trends[0], trends[0].changes[0]), direction::worse);
}

TEST(trends, only_what_ran_on_the_same_kind_of_machine_is_compared) {
  auto records = slower_since_day_five();
  for (std::size_t i = 4; i < 8; ++i) records[i].environment["processor"] = "Intel";
  const auto trends = trends_of(records, {});
  ASSERT_THAT(trends, SizeIs(2));
  EXPECT_THAT(trends[0].changes, IsEmpty());
  EXPECT_EQ(trends[1].machine, "Intel");
}

TEST(trends, times_are_drawn_of_what_has_no_ratio_and_no_count) {
  auto with_ratio = at(1, "of_raw", 1, "ours");
  with_ratio.metrics["cpu_time"] = {{5, 5, 5}, 1};
  const std::vector<record> records{with_ratio, at(1, "cpu_time", 7, "of_others")};
  const auto trends = trends_of(records, {});
  ASSERT_THAT(trends, SizeIs(2));
  EXPECT_EQ(trends[0].metric, "cpu_time");
  EXPECT_EQ(trends[0].benchmark, "of_others");
  EXPECT_EQ(trends[1].metric, "of_raw");
}

TEST(trends, benchmarks_and_metrics_can_be_chosen) {
  const std::vector<record> records{at(1, "of_raw", 1, "a/64"), at(1, "cpu_time", 1, "b/64")};
  EXPECT_THAT(trends_of(records, {std::regex("^b"), ""}), SizeIs(1));
  EXPECT_THAT(trends_of(records, {std::regex(""), "cpu_.*"}), SizeIs(1));
  EXPECT_THAT(trends_of(records, {std::regex("nobody"), ""}), IsEmpty());
}

TEST(trend_text, tells_changes_with_their_commit_and_counts_the_others) {
  auto records = slower_since_day_five();
  records.push_back(at(9, "of_raw", 1, "quiet/64"));
  const auto trends = trends_of(records, {});
  const auto text = trend_text(trends, false);
  EXPECT_THAT(text, HasSubstr("a/64  of_raw  ████▁▁▁▁  0.900 in 8 records, AMD\n"
                              "  slower 1.000 -> 0.900 (-10.0 %) since c5 (2026-01-05T00:00:00Z); "
                              "compiler: nothing -> g++ 13\n"));
  EXPECT_THAT(text, HasSubstr("1 of 2 series changed\n"));
  EXPECT_THAT(text, Not(HasSubstr("quiet/64")));
  EXPECT_THAT(trend_text(trends, true), HasSubstr("quiet/64"));
}

TEST(trend_text, noise_is_no_mountain_range) {
  std::vector<trend_point> points(3);
  points[0].values.middle = 1;
  points[1].values.middle = 1.001;
  points[2].values.middle = 1;
  EXPECT_EQ(sparkline(points), "▁▁▁");
  EXPECT_EQ(sparkline({}), "");
}

TEST(trend_text, no_name_acts_on_the_terminal) {
  const std::vector<record> records{at(1, "of_raw", 1, "\x1b[2J")};
  EXPECT_THAT(trend_text(trends_of(records, {}), true), Not(HasSubstr("\x1b")));
}

TEST(remark_text, tells_the_first_and_counts_the_rest) {
  history whole;
  for (std::size_t i = 1; i <= 12; ++i) whole.remarks.push_back({"x.jsonl", i, "is none"});
  whole.duplicates = 3;
  const auto text = remark_text(whole);
  EXPECT_THAT(text, HasSubstr("x.jsonl:10: is none\nand 2 lines more"));
  EXPECT_THAT(text, HasSubstr("3 duplicate lines left out\n"));
  EXPECT_EQ(remark_text({}), "");
}

}  // namespace
}  // namespace sockspec::benchmarks
