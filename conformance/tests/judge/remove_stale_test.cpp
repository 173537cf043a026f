#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/deviations_edit.hpp"
#include "engine/judge.hpp"
#include "sample.hpp"

namespace sockspec::conformance {
namespace {

using results::outcome;
using results::record;
using testing::ElementsAre;
using testing::IsEmpty;

const versions measured{.target = "1.3", .kernel = "6.18", .host = {}};

const std::vector<std::string> every_cell =
    cells_of({"bind.twice", "connect.refused"}, {"tcp4.blocking", "tcp4.timeout", "tcp6.blocking"});

/// All cells pass but these.
std::vector<record> run_failing(const std::vector<std::string>& cells) {
  std::vector<record> records;
  for (const auto& cell : every_cell) {
    const bool fails = std::find(cells.begin(), cells.end(), cell) != cells.end();
    records.push_back(seen(cell, fails ? "fail(early)" : "pass"));
  }
  return records;
}

std::string entry(const std::string& cause, const std::string& cells,
                  const std::string& more = {}) {
  return '[' + cause + "]\ncells = " + cells +
         "\nsymptoms = [\"early\"]\nwhy = \"w\"\nsource = \"s\"\nreview = 2027-06-01\n" + more;
}

deviations_edit updated(const std::string& text, const std::vector<record>& records) {
  auto edit = remove_stale(text, wrapped(), records, every_cell, measured);
  const auto of = wrapped(parse_deviations(edit.text, "d"));
  for (auto one : records) {
    judge(one, of, {.strict = false, .today = date(2026, 6, 1), .versions = measured});
    EXPECT_NE(one.outcome, outcome::stale) << one.cell << " in\n" << edit.text;
  }
  return edit;
}

TEST(remove_stale, leaves_a_good_file_as_it_is) {
  const auto text = "# head\n" + entry("a", "[ 'bind.twice' ] # all") + "\n\n\n";
  const auto edit =
      updated(text, run_failing({"bind.twice/tcp4.blocking", "bind.twice/tcp4.timeout",
                                 "bind.twice/tcp6.blocking"}));
  EXPECT_EQ(edit.text, text);
  EXPECT_THAT(edit.changes, IsEmpty());
}

TEST(remove_stale, removes_an_entry_with_the_comment_above_it) {
  const auto text = "# What wrapped does.\n\n# first\n" + entry("a", "[\"bind.twice/tcp4.*\"]") +
                    "\n# on\n# two lines\n" + entry("b", "[\"bind.twice/tcp6.*\"]") +
                    "# stays, below b\n\n# third\n" + entry("c", "[\"connect.refused/*\"]");
  const auto edit =
      updated(text, run_failing({"bind.twice/tcp4.blocking", "bind.twice/tcp4.timeout",
                                 "connect.refused/tcp4.blocking", "connect.refused/tcp4.timeout",
                                 "connect.refused/tcp6.blocking"}));
  EXPECT_EQ(edit.text, "# What wrapped does.\n\n# first\n" + entry("a", "[\"bind.twice/tcp4.*\"]") +
                           "\n# stays, below b\n\n# third\n" +
                           entry("c", "[\"connect.refused/*\"]"));
  EXPECT_THAT(edit.changes,
              ElementsAre("[b]: removed \"bind.twice/tcp6.*\", of which nothing is left",
                          "removed [b], which names nothing any more"));
}

TEST(remove_stale, leaves_no_blank_end_and_no_blank_beginning) {
  const auto a = entry("a", "[\"bind.twice/tcp4.blocking\"]");
  const auto b = entry("b", "[\"bind.twice/tcp4.timeout\"]");
  EXPECT_EQ(updated(a + "\n" + b, run_failing({"bind.twice/tcp4.blocking"})).text, a);
  EXPECT_EQ(updated(a + "\n" + b, run_failing({"bind.twice/tcp4.timeout"})).text, b);
  EXPECT_EQ(updated(a + "\n" + b, run_failing({})).text, "");
}

std::string with_crlf(const std::string& text) {
  std::string changed;
  for (const char c : text) changed += c == '\n' ? "\r\n" : std::string(1, c);
  return changed;
}

TEST(remove_stale, leaves_lines_that_end_as_on_windows) {
  const auto a =
      entry("a", "[\n  \"bind.twice/tcp4.blocking\",\n  \"bind.twice/tcp6.blocking\",\n]");
  const auto b = entry("b", "[\"bind.twice/tcp4.timeout\"]");
  const auto edit =
      updated(with_crlf(a + "\n# b\n" + b), run_failing({"bind.twice/tcp6.blocking"}));
  EXPECT_EQ(edit.text, with_crlf(entry("a", "[\n  \"bind.twice/tcp6.blocking\",\n]")));
}

TEST(remove_stale, keeps_a_comment_that_heads_the_file) {
  const auto text = "# What wrapped does.\n" + entry("a", "[\"bind.twice/tcp4.blocking\"]");
  EXPECT_EQ(updated(text, run_failing({})).text, "# What wrapped does.\n");
}

TEST(remove_stale, rewrites_an_array_on_one_line) {
  const auto text = entry("a", "[ 'bind.twice/tcp4.blocking',\"bind.twice/tcp4.timeout\" ] # why");
  const auto edit = updated(text, run_failing({"bind.twice/tcp4.timeout"}));
  EXPECT_EQ(edit.text, entry("a", "[\"bind.twice/tcp4.timeout\"] # why"));
  EXPECT_THAT(edit.changes, ElementsAre("[a]: removed \"bind.twice/tcp4.blocking\", of which "
                                        "nothing is left"));
}

TEST(remove_stale, removes_lines_of_an_array_with_their_comments) {
  const auto text = entry("a",
                          "[\n"
                          "  # kept\n"
                          "  \"bind.twice/tcp4.blocking\",  # goes: é\n"
                          "  \"bind.twice/tcp4.timeout\",  # stays\n"
                          "  \"bind.twice/tcp6.blocking\"\n"
                          "]");
  const auto edit = updated(text, run_failing({"bind.twice/tcp4.timeout"}));
  EXPECT_EQ(edit.text, entry("a",
                             "[\n"
                             "  # kept\n"
                             "  \"bind.twice/tcp4.timeout\",  # stays\n"
                             "]"));
}

TEST(remove_stale, removes_from_a_line_that_holds_several) {
  const auto text = entry("a",
                          "[\"bind.twice/tcp4.blocking\",\"bind.twice/tcp4.timeout\",\n"
                          "  \"bind.twice/tcp6.blocking\", \"connect.refused/tcp4.blocking\"]");
  const auto edit =
      updated(text, run_failing({"bind.twice/tcp4.timeout", "bind.twice/tcp6.blocking"}));
  EXPECT_EQ(edit.text, entry("a",
                             "[\"bind.twice/tcp4.timeout\",\n"
                             "  \"bind.twice/tcp6.blocking\", ]"));
}

TEST(remove_stale, narrows_a_glob_to_the_cells_that_do_not_pass) {
  const auto fails = run_failing({"bind.twice/tcp4.timeout", "bind.twice/tcp6.blocking"});
  const auto edit = updated(entry("a", "[\"bind.twice\"]"), fails);
  EXPECT_EQ(edit.text, entry("a", "[\"bind.twice/tcp4.timeout\", \"bind.twice/tcp6.blocking\"]"));
  EXPECT_THAT(edit.changes,
              ElementsAre("[a]: narrowed \"bind.twice\" to 2 cells that do not pass"));
  EXPECT_EQ(updated(entry("a", "[\n  \"bind.twice\",  # all\n]"), fails).text,
            entry("a",
                  "[\n"
                  "  \"bind.twice/tcp4.timeout\",\n"
                  "  \"bind.twice/tcp6.blocking\",  # all\n"
                  "]"));
}

TEST(remove_stale, names_no_cell_twice) {
  const auto text = entry("a", "[\"bind.*\", \"bind.twice/tcp4.*\", \"bind.twice/tcp4.timeout\"]");
  const auto edit = updated(text, run_failing({"bind.twice/tcp4.timeout"}));
  EXPECT_EQ(edit.text, entry("a", "[\"bind.twice/tcp4.timeout\"]"));
}

TEST(remove_stale, keeps_what_did_not_pass_for_another_reason) {
  auto records = run_failing({"bind.twice/tcp4.blocking"});
  records[1] = seen("bind.twice/tcp4.timeout", "unsupported(host)");
  records[2] = seen("bind.twice/tcp6.blocking", "unresolved(race)");
  const auto text = entry("a", "[\"bind.twice\"]");
  EXPECT_EQ(updated(text, records).text, text);
}

TEST(remove_stale, keeps_entries_that_may_pass) {
  const auto text = entry("rare", "[\"bind.twice\"]", "intermittent = \"luck\"\n") + '\n' +
                    entry("old", "[\"bind.twice\"]", "when = \"kernel < 6.1\"\n");
  EXPECT_EQ(updated(text, run_failing({})).text, text);
}

TEST(remove_stale, removes_what_names_no_cell_even_there) {
  const auto text = entry("rare", "[\"bind.twice\", \"recv.*\"]", "intermittent = \"luck\"\n");
  const auto edit = updated(text, run_failing({}));
  EXPECT_EQ(edit.text, entry("rare", "[\"bind.twice\"]", "intermittent = \"luck\"\n"));
  EXPECT_THAT(edit.changes, ElementsAre("[rare]: removed \"recv.*\", which names no cell"));
}

TEST(remove_stale, refuses_a_run_that_left_cells_out) {
  const auto text = entry("a", "[\"bind.twice\"]");
  const auto refusal = [&](const std::vector<record>& records) -> std::string {
    try {
      remove_stale(text, wrapped(), records, every_cell, measured);
    } catch (const edit_refused& error) {
      return error.what();
    }
    return "none";
  };
  auto records = run_failing({});
  records[3] = seen("connect.refused/tcp4.blocking", "not_run(interrupted)");
  records.pop_back();
  EXPECT_EQ(
      refusal(records),
      "2 of the 6 cells of wrapped were not run, connect.refused/tcp4.blocking for one, and "
      "may still need their entries; run all of them, without --select, --shard and the like");
  for (auto& one : records) one.target = "native";
  EXPECT_TRUE(refusal(records).starts_with("6 of the 6 cells")) << refusal(records);
}

TEST(remove_stale, takes_the_entries_of_the_text_and_not_of_the_target) {
  const auto of = wrapped({known({"bind.twice"}, {"early"})});
  EXPECT_EQ(remove_stale("# none\n", of, run_failing({}), every_cell, measured).text, "# none\n");
}

TEST(remove_stale, undoes_a_baseline_once_all_pass) {
  const auto of = wrapped();
  auto failing = run_failing({"bind.twice/tcp4.timeout", "connect.refused/tcp6.blocking"});
  for (auto& one : failing) judge(one, of, {});
  const std::string text = "# head\n";
  const auto baseline = add_baseline(text, of, failing, every_cell, date(2026, 6, 1));
  EXPECT_EQ(baseline.changes.size(), 2U);
  EXPECT_EQ(updated(baseline.text, run_failing({})).text, text);
}

}  // namespace
}  // namespace sockspec::conformance
