#include "reports/summary_text.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/tallies.hpp"
#include "reports/text_table.hpp"
#include "reports/words.hpp"
#include "sample.hpp"

namespace sockspec::reports {
namespace {

using results::outcome;
using results::verdict_kind;
using results::sample::cell;
using results::sample::failed;
using results::sample::passed;
using results::sample::run_of;
using std::chrono::microseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

results::run good_run() {
  return run_of(
      {passed("native", "connect.refused/tcp4.blocking"),
       failed("wrapper", "connect.refused/tcp4.blocking", "eof", outcome::expected),
       cell("wrapper", "connect.refused/tcp6.blocking", {verdict_kind::unsupported, "host"})});
}

TEST(summary_text, has_a_row_a_target) {
  const auto text = summary_text(good_run());
  EXPECT_THAT(text,
              HasSubstr("target   cells  pass  fail  observed  unsupported  unresolved  timeout  "
                        "crash  not run\n"
                        "native       1     1     0         0            0           0        0  "
                        "    0        0\n"
                        "wrapper      2     0     1         0            1           0        0  "
                        "    0        0\n"));
  EXPECT_THAT(text, HasSubstr("target   expected  unexpected  stale  inherited  unmeasured\n"
                              "native          1           0      0          0           0\n"));
}

TEST(summary_text, ends_with_the_conclusion) {
  EXPECT_THAT(summary_text(good_run()), EndsWith("\nNothing unexpected in 3 cells.\n"));
}

TEST(summary_text, lists_unexpected_cells_and_stale_deviations) {
  auto whole = good_run();
  whole.records[0].outcome = outcome::stale;
  whole.records[1].outcome = outcome::unexpected;
  const auto text = summary_text(whole);
  EXPECT_THAT(text, HasSubstr("Unexpected (2)\n"));
  EXPECT_THAT(text, HasSubstr("  native   pass, stale deviation\n"));
  EXPECT_THAT(text, HasSubstr("  wrapper  fail, eof\n"));
  EXPECT_THAT(text, EndsWith("Not as expected: 2 cells, of 3 cells.\n"));
}

TEST(summary_text, says_how_many_unexpected_cells_it_leaves_out) {
  std::vector<results::record> cells;
  for (int i = 0; i < 53; ++i) {
    cells.push_back(failed("native", "a.b" + std::to_string(i) + "/tcp4.blocking", "eof"));
  }
  const auto text = summary_text(run_of(cells));
  EXPECT_THAT(text, HasSubstr("Unexpected (53)\n"));
  EXPECT_THAT(text, HasSubstr("  and 3 more, "));
  EXPECT_THAT(text, Not(HasSubstr("a.b50/")));
}

TEST(summary_text, tells_findings_that_fail_the_run_from_notes) {
  auto whole = good_run();
  whole.findings = {{.target = "native", .text = "leaked 1 descriptor", .unexpected = true},
                    {.target = {}, .text = "a shard ran elsewhere", .unexpected = false}};
  const auto text = summary_text(whole);
  EXPECT_THAT(text, HasSubstr("  unexpected  native: leaked 1 descriptor\n"));
  EXPECT_THAT(text, HasSubstr("  note        a shard ran elsewhere\n"));
  EXPECT_THAT(text, EndsWith("Not as expected: 1 finding, of 3 cells.\n"));
}

TEST(summary_text, shows_the_twenty_slowest_that_were_executed) {
  std::vector<results::record> cells;
  for (int i = 10; i < 32; ++i) {
    cells.push_back(passed("native", fmt::format("a.b{}/tcp4.blocking", i)));
    cells.back().duration_us = i * 1'000;
  }
  cells.push_back(cell("native", "a.c/tcp4.blocking", {verdict_kind::not_run, "budget"}));
  cells.back().duration_us = 60'000'000;
  const auto text = summary_text(run_of(cells));
  EXPECT_THAT(text, HasSubstr("Slowest\n"
                              "  a.b31/tcp4.blocking  native  31 ms\n"
                              "  a.b30/tcp4.blocking  native  30 ms\n"));
  EXPECT_THAT(text, HasSubstr("a.b12/"));
  EXPECT_THAT(text, Not(HasSubstr("a.b11/")));
  EXPECT_THAT(text, Not(HasSubstr("a.c/")));
}

TEST(summary_text, says_why_a_cell_took_long) {
  std::vector cells{passed("native", "a.known/tcp4.blocking"),
                    passed("native", "a.unknown/tcp4.blocking"),
                    cell("native", "a.hung/tcp4.blocking", {verdict_kind::timeout, "accept"})};
  for (auto& each : cells) each.duration_us = 301'000;
  cells[0].takes_long = "seconds are counted whole";
  const auto text = summary_text(run_of(cells));
  EXPECT_THAT(text,
              HasSubstr("a.known/tcp4.blocking    native  301 ms  seconds are counted whole"));
  EXPECT_THAT(text, HasSubstr("a.unknown/tcp4.blocking  native  301 ms  no reason is known"));
  EXPECT_THAT(text, HasSubstr("a.hung/tcp4.blocking     native  301 ms  until the watchdog"));
}

TEST(summary_text, counts_untriaged_deviations) {
  auto whole = good_run();
  whole.stamp.targets[1].untriaged = 120;
  EXPECT_THAT(summary_text(whole), HasSubstr("wrapper: 120 deviations accepted without a reason"));
}

TEST(conclusion, tells_an_interrupted_and_an_empty_run) {
  auto whole = good_run();
  whole.interrupted = true;
  EXPECT_EQ(conclusion(whole), "Interrupted after 3 cells; nothing unexpected.");
  whole.records[0].outcome = outcome::unexpected;
  EXPECT_EQ(conclusion(whole), "Interrupted after 3 cells; not as expected: 1 cell.");
  EXPECT_EQ(conclusion({}), "Nothing was executed, of 0 cells.");
}

TEST(text_table, aligns_characters_not_bytes) {
  EXPECT_EQ(text_table({{"a", "1"}, {"\xc3\xa9\xc3\xa9", "22"}}), "a    1\n\xc3\xa9\xc3\xa9  22\n");
}

TEST(words, put_numbers_and_durations) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1502), "1,502");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(1, "cell"), "1 cell");
  EXPECT_EQ(counted(0, "cell"), "0 cells");
  EXPECT_EQ(in_words(microseconds(140)), "0.14 ms");
  EXPECT_EQ(in_words(microseconds(12'345)), "12 ms");
  EXPECT_EQ(in_words(microseconds(1'204'000)), "1.20 s");
  EXPECT_EQ(in_words(microseconds(59'900'000)), "59 s");
  EXPECT_EQ(in_words(microseconds(125'000'000)), "2 min 05 s");
}

TEST(repeat_command, is_made_up_for_cells_that_keep_none) {
  EXPECT_EQ(repeat_command(passed("native", "connect.refused/tcp4.blocking")),
            "sockspec run native --select connect.refused/tcp4.blocking");
}

}  // namespace
}  // namespace sockspec::reports
