#include "benchmarks/gate/gate_report.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;

row_finding finding(const std::string& row, verdict said, double change) {
  const series_summary seen{.median = std::log1p(change),
                            .around = {std::log1p(change - 0.01), std::log1p(change + 0.01)},
                            .pairs = 20};
  return {.row = row, .said = said, .first = seen, .both = seen};
}

TEST(gate_text, begins_each_row_with_its_verdict) {
  auto held = finding("send/ours", verdict::slower, 0.05);
  held.against = cost_basis::reference;
  held.reference = "send/raw";
  const gate_result result{.rows = {held, finding("recv", verdict::same, 0.001)}};
  const auto text = gate_text({.pairs = 20, .seed = 9}, result);
  EXPECT_THAT(text, HasSubstr("slower       +5.0 %  [+4.0 %, +6.0 %]        20  send/ours  "
                              "(of send/raw)\n"));
  EXPECT_THAT(text, HasSubstr("same         +0.1 %  [-0.9 %, +1.1 %]        20  recv  (time)\n"));
  EXPECT_THAT(text, HasSubstr("--seed 9"));
}

TEST(gate_text, says_what_was_counted_and_what_was_not) {
  auto counted = finding("a", verdict::slower, 0.001);
  counted.counted = {{.instructions = 57, .calls = {}}, {.instructions = 65, .calls = {}}};
  const gate_result result{.rows = {counted}, .not_counted = {{"b", "it differs each time"}}};
  const auto text = gate_text({}, result);
  EXPECT_THAT(text, HasSubstr("a  (time; +8 instructions (57 to 65))\n"));
  EXPECT_THAT(text, HasSubstr("not counted: b: it differs each time\n"));
  EXPECT_THAT(gate_json({}, result),
              HasSubstr(R"("counted": {"base": {"instructions": 57, "system_calls": {}})"));
}

TEST(gate_text, names_the_rows_that_were_not_judged) {
  const gate_result result{
      .rows = {finding("a", verdict::same, 0)}, .only_in_base = {"gone"}, .only_in_new = {"added"}};
  const auto text = gate_text({}, result);
  EXPECT_THAT(text, HasSubstr("gone  (only in base)"));
  EXPECT_THAT(text, HasSubstr("added  (only in new)"));
}

TEST(conclusion_text, names_the_rows_by_verdict_the_worst_first) {
  const gate_result result{
      .rows = {finding("a", verdict::faster, 0), finding("b", verdict::too_noisy, 0),
               finding("c", verdict::slower, 0), finding("d", verdict::slower, 0)}};
  EXPECT_EQ(conclusion_text(result),
            "2 of 4 rows are slower: c, d\n1 of 4 rows is too noisy: b\n1 of 4 rows is faster: a");
}

TEST(conclusion_text, says_that_all_are_the_same) {
  EXPECT_EQ(conclusion_text({.rows = {finding("a", verdict::same, 0)}}), "the same: 1 row");
}

TEST(conclusion_text, one_program_twice_is_no_change) {
  EXPECT_EQ(gate_text({}, {.same_program = true}), "no change: it is the same program\n");
}

TEST(overall, one_slower_row_outweighs_all_others) {
  const auto same = finding("a", verdict::same, 0);
  const auto faster = finding("b", verdict::faster, 0);
  const auto noisy = finding("c", verdict::too_noisy, 0);
  EXPECT_EQ(overall({same, faster, noisy, finding("d", verdict::slower, 0)}), verdict::slower);
  EXPECT_EQ(overall({same, faster, noisy}), verdict::too_noisy);
  EXPECT_EQ(overall({same, faster}), verdict::faster);
  EXPECT_EQ(overall({same}), verdict::same);
}

TEST(gate_json, has_changes_as_parts_and_no_second_run_where_there_was_none) {
  const gate_result result{.rows = {finding("a", verdict::same, 0.25)}};
  const auto text = gate_json({.seed = 3}, result);
  EXPECT_THAT(text, HasSubstr(R"("seed": 3)"));
  EXPECT_THAT(text, HasSubstr(R"("row": "a", "verdict": "same", "against": null)"));
  EXPECT_THAT(text, HasSubstr(R"("change": 0.25)"));
  EXPECT_THAT(text, HasSubstr(R"("second": null)"));
}

}  // namespace
}  // namespace sockspec::benchmarks
