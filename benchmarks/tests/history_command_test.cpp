// sockspec bench history, from its arguments to the lines, the page and the exports.

#include <gmock/gmock.h>

#include <filesystem>
#include <sstream>

#include "benchmarks/results/google_benchmark_json.hpp"
#include "benchmarks/tests/command.hpp"
#include "benchmarks/tests/scratch_folder.hpp"

namespace sockspec::benchmarks::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class history_command : public ::testing::Test {
 protected:
  /// A run in which one row has this ratio.
  void write_run(double of_raw) const {
    std::ostringstream text;
    write_benchmark_run(text, {{{"date", "2026-01-01T01:00:00+01:00"}, {"processor", "AMD"}},
                               {{.name = "sendall/tcp4/64/portability",
                                 .run_name = "sendall/tcp4/64/portability",
                                 .real_time = 1500,
                                 .cpu_time = 1300,
                                 .counters = {{"of_raw", of_raw}, {"instructions", 57}}}}});
    folder_.write("run.json", text.str());
  }

  command_end add(const std::string& commit, const std::string& date = "2026-01-01") const {
    return say({"history", "add", "--from", folder_ / "run.json", "--commit", commit, "--date",
                date, "--to", history()});
  }

  /// Eight commits, slower since the fifth.
  void add_slower_commits() const {
    for (int day = 1; day <= 8; ++day) {
      write_run(day < 5 ? 1 : 0.9);
      const auto seen = add("c" + std::to_string(day), "2026-01-0" + std::to_string(day));
      ASSERT_EQ(seen.status, 0) << seen.err;
    }
  }

  std::string history() const { return folder_ / "history"; }

  scratch_folder folder_;
};

TEST_F(history_command, adds_a_record_for_each_benchmark) {
  write_run(0.9);
  const auto seen = add("c0ffee");
  EXPECT_EQ(seen.status, 0) << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("1 records of c0ffee added"));
  EXPECT_THAT(folder_.read("history/c0ffee.jsonl"),
              HasSubstr(R"("benchmark":"sendall/tcp4/64/portability","commit":"c0ffee")"));
}

TEST_F(history_command, the_date_is_the_runs_unless_it_is_said) {
  write_run(0.9);
  say({"history", "add", "--from", folder_ / "run.json", "--commit", "c1", "--to", history()});
  EXPECT_THAT(folder_.read("history/c1.jsonl"), HasSubstr(R"("date":"2026-01-01T00:00:00Z")"));
}

TEST_F(history_command, marks_where_it_changed_and_ends_with_0) {
  add_slower_commits();
  const auto seen = say({"history", "--from", history(), "--out", folder_ / "page.html"});
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.out, HasSubstr("slower 1.000 -> 0.900 (-10.0 %) since c5"));
  EXPECT_THAT(seen.out, HasSubstr("1 of 2 series changed"));
  EXPECT_THAT(folder_.read("page.html"), HasSubstr("<h1>1 of 2 series changed</h1>"));
}

TEST_F(history_command, rows_and_metrics_can_be_chosen) {
  add_slower_commits();
  const auto none = say({"history", "--from", history(), "--row", "nobody"});
  EXPECT_EQ(none.status, 0);
  EXPECT_THAT(none.out, HasSubstr("0 of 0 series changed"));
  const auto times = say({"history", "--from", history(), "--metric", "cpu_time", "--all"});
  EXPECT_THAT(times.out, HasSubstr("cpu_time"));
  EXPECT_THAT(times.out, HasSubstr("0 of 1 series changed"));
}

TEST_F(history_command, merging_loses_nothing_and_collapses_duplicates) {
  write_run(0.9);
  add("c1");
  write_run(0.8);
  add("c1");
  std::filesystem::copy(history(), folder_ / "other");
  folder_.write("other/c1.jsonl", folder_.read("other/c1.jsonl") + "{\"schema\":9}\n{\"half");
  const auto seen = say({"history", "merge", "--from", folder_ / "other", "--to", history()});
  EXPECT_EQ(seen.status, 0) << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("2 records in"));
  EXPECT_THAT(seen.err, HasSubstr("schema 9 is newer"));
  EXPECT_THAT(seen.err, HasSubstr("half-written"));
  const auto merged = folder_.read("history/c1.jsonl");
  EXPECT_EQ(std::ranges::count(merged, '\n'), 4);
  EXPECT_THAT(merged, HasSubstr("{\"half\n"));
}

TEST_F(history_command, several_histories_are_drawn_as_one) {
  write_run(0.9);
  add("c1");
  std::filesystem::copy(history(), folder_ / "other");
  const auto seen = say({"history", "--from", history(), "--from", folder_ / "other", "--all"});
  EXPECT_THAT(seen.out, HasSubstr("in 1 records"));
}

TEST_F(history_command, exports_a_commit_for_google_benchmark) {
  add_slower_commits();
  const auto seen =
      say({"history", "--from", history(), "--format", "google-benchmark", "--commit", "c2"});
  EXPECT_EQ(seen.status, 0) << seen.err;
  std::istringstream in(seen.out);
  const auto run = read_benchmark_run(in, "exported");
  ASSERT_EQ(run.measurements.size(), 1U);
  EXPECT_EQ(run.measurements[0].name, "sendall/tcp4/64/portability");
  EXPECT_EQ(run.measurements[0].cpu_time, 1300);
  EXPECT_EQ(run.measurements[0].counters.at("of_raw"), 1);
  EXPECT_EQ(run.context.at("commit"), "c2");
}

TEST_F(history_command, exports_the_last_commit_for_the_github_action) {
  add_slower_commits();
  const auto bigger = say({"history", "--from", history(), "--format", "github-action-benchmark"});
  EXPECT_EQ(bigger.out,
            "[\n  {\"name\": \"sendall/tcp4/64/portability of_raw\", \"unit\": \"of raw\", "
            "\"value\": 0.9, \"range\": \"± 0\", \"extra\": \"commit c8, 1 repetitions\"}\n]\n");
  const auto smaller = say({"history", "--from", history(), "--format", "github-action-benchmark",
                            "--better", "smaller", "--out", folder_ / "smaller.json"});
  EXPECT_EQ(smaller.out, "");
  const auto text = folder_.read("smaller.json");
  EXPECT_THAT(text, HasSubstr("instructions\", \"unit\": \"per operation\", \"value\": 57"));
  EXPECT_THAT(text, Not(HasSubstr("cpu_time")));
}

TEST_F(history_command, tells_what_cannot_be_read) {
  const auto none = say({"history", "--from", folder_ / "none"});
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.err, HasSubstr("there is no such folder"));
  const auto branch = say({"history", "--from", "branch:no-such-branch-here"});
  EXPECT_EQ(branch.status, 2);
  EXPECT_THAT(branch.err, HasSubstr("no such branch"));
}

TEST_F(history_command, refuses_what_makes_no_sense) {
  write_run(1);
  EXPECT_THAT(add("../evil").err, HasSubstr("--commit ../evil: a hash"));
  EXPECT_THAT(add("c1", "soon").err, HasSubstr("--date soon: is none"));
  EXPECT_FALSE(std::filesystem::exists(history()));
  EXPECT_THAT(say({"history", "--from", folder_ / "", "--row", "("}).err,
              HasSubstr("--row (: is no regular expression"));
  EXPECT_THAT(say({"history", "--format", "csv"}).err, HasSubstr("--format"));
}

TEST_F(history_command, refuses_runs_of_nothing_or_without_a_date) {
  folder_.write("run.json", R"({"context": {"date": "2026-01-01"}, "benchmarks": []})");
  EXPECT_THAT(add("c1").err, HasSubstr("nothing was measured"));
  folder_.write("run.json", R"({"benchmarks": [{"name": "a"}]})");
  const auto seen =
      say({"history", "add", "--from", folder_ / "run.json", "--commit", "c1", "--to", history()});
  EXPECT_EQ(seen.status, 2);
  EXPECT_THAT(seen.err, HasSubstr("the run has no date: say --date"));
}

TEST_F(history_command, tells_a_commit_that_is_not_there_or_is_several) {
  add_slower_commits();
  const std::vector<std::string> words{"history",  "--from",           history(),
                                       "--format", "google-benchmark", "--commit"};
  auto wrong = words;
  wrong.emplace_back("d");
  EXPECT_THAT(say(wrong).err, HasSubstr("the history has no commit d"));
  auto several = words;
  several.emplace_back("c");
  EXPECT_THAT(say(several).err, HasSubstr("c is c1, c2"));
}

TEST_F(history_command, has_help_with_examples) {
  for (const char* below : {"add", "merge"}) {
    EXPECT_THAT(say({"history", below, "--help"}).out,
                HasSubstr("example: sockspec bench history"));
  }
  EXPECT_THAT(say({"history", "--help"}).out, HasSubstr("example: sockspec bench history"));
}

}  // namespace
}  // namespace sockspec::benchmarks::cli
