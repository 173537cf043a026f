// The pure parts of `sockspec bench suite`.

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "benchmarks/suite/page_times.hpp"
#include "benchmarks/suite/report_limits.hpp"
#include "benchmarks/suite/stored_run.hpp"
#include "benchmarks/suite/suite_table.hpp"

namespace sockspec::benchmarks {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const stored_run three_cells{
    R"({"commit":"abc","targets":[{"name":"native","follows":["rfc"],"cells":3}],
        "state":"finished","findings":[]})",
    R"({"target":"native","cell":"a"})"
    "\n"
    R"({"finding":{"target":"native","text":"told"}})"
    "\n"
    R"({"target":"native","cell":"b","says":"\"target\":\"native\""})"
    "\n"
    R"({"target":"native","cell":"c","repeat":"sockspec run native --select c"})"
    "\n"};

std::vector<json> lines_of(const std::string& records) {
  std::vector<json> lines;
  std::istringstream in(records);
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
  return lines;
}

TEST(count_records, counts_cells_and_no_findings) {
  EXPECT_EQ(count_records(three_cells.records), 3U);
  EXPECT_EQ(count_records(""), 0U);
}

TEST(with_many_targets, has_as_many_records_as_wanted_and_targets_that_add_up) {
  const auto many = with_many_targets(three_cells, 8);
  EXPECT_EQ(count_records(many.records), 8U);
  std::map<std::string, int> cells;
  for (const auto& record : lines_of(many.records)) ++cells[record.at("target")];
  const auto stamp = json::parse(many.stamp);
  std::vector<std::string> names;
  for (const auto& target : stamp.at("targets")) {
    names.push_back(target.at("name"));
    EXPECT_EQ(target.at("cells"), cells[names.back()]) << names.back();
    EXPECT_EQ(target.at("follows"), json::array({"rfc"}));
  }
  EXPECT_THAT(names, ElementsAre("native", "native_2", "native_3"));
  EXPECT_EQ(stamp.at("state"), "finished");
}

TEST(with_many_targets, changes_the_target_of_a_record_and_nothing_else_that_reads_like_it) {
  const auto lines = lines_of(with_many_targets(three_cells, 6).records);
  EXPECT_EQ(lines[4].at("target"), "native_2");
  EXPECT_EQ(lines[4].at("says"), "\"target\":\"native\"");
  EXPECT_EQ(lines[5].at("repeat"), "sockspec run native_2 --select c");
}

TEST(with_many_targets, of_what_is_no_run_says_so) {
  const auto complaint_about = [](const stored_run& run) -> std::string {
    try {
      with_many_targets(run, 5);
      return "none";
    } catch (const std::runtime_error& reason) {
      return reason.what();
    }
  };
  EXPECT_THAT(complaint_about({"{", ""}), HasSubstr("this is no run of sockspec"));
  EXPECT_THAT(complaint_about({three_cells.stamp, ""}), HasSubstr("no records"));
  EXPECT_THAT(complaint_about({R"({"targets":[]})", three_cells.records}),
              HasSubstr("not a run of one target"));
}

TEST(judge_page_size, is_exact) {
  EXPECT_EQ(judge_page_size(1'999'999).said, standing::held);
  EXPECT_EQ(judge_page_size(2'000'000).said, standing::not_held);
  EXPECT_THAT(judge_page_size(2'000'000).figures, HasSubstr("2000000 bytes"));
}

TEST(judge_shown, takes_the_least_of_the_loads) {
  EXPECT_EQ(judge_shown({2'000, 999, 1'500}).said, standing::held);
  EXPECT_EQ(judge_shown({2'000, 1'000}).said, standing::not_held);
}

TEST(parse_page_times, has_each_load) {
  const auto times = parse_page_times(
      "raw 10\nfirst_paint 20.5\nmatrix 30\nraw_again 11\n"
      "raw 12\nfirst_paint 21\nmatrix 31\nraw_again 13\n");
  EXPECT_THAT(times.blank, ElementsAre(10, 12));
  EXPECT_THAT(times.blank_again, ElementsAre(11, 13));
  EXPECT_THAT(times.first_paint, ElementsAre(20.5, 21));
  EXPECT_THAT(times.matrix, ElementsAre(30, 31));
}

TEST(parse_page_times, refuses_what_is_no_time_or_not_whole) {
  for (const auto* text : {"", "raw 1\n", "Error: no page\n", "raw 0\n", "raw\n",
                           "raw 1\nraw 1\nfirst_paint 2\nmatrix 3\nraw_again 1\n"}) {
    EXPECT_THROW(parse_page_times(text), std::runtime_error) << text;
  }
}

TEST(suite_table, has_ratios_rates_what_was_left_out_and_limits) {
  suite_results results;
  add_rows(results, {{{"cells_by_jobs", "native", 0, "raw"}, {{2e6}, {}}},
                     {{"cells_by_jobs", "native", 0, "raw_again"}, {{2e6}, {1.0}}},
                     {{"cells_by_jobs", "native", 0, "jobs_8"}, {{5e5}, {4.0}}}});
  for (auto& row : results.rows) row.counters["items_per_second"] = 1e9 / row.real_time;
  measurement report;
  report.run_name = "report_of_45000/native/0/report";
  report.real_time = 1.25e9;
  report.counters["page_bytes"] = 1'234'567;
  measurement absent;
  absent.run_name = "report_of_45000/chromium/0/matrix";
  absent.error = "no browser";
  results.rows.insert(results.rows.end(), {report, absent});
  results.limits.push_back(judge_page_size(1'234'567));
  const auto text = suite_table(results);
  EXPECT_THAT(
      text, AllOf(HasSubstr("4.000 [4.000, 4.000]"), HasSubstr("500.00 us"), HasSubstr("2000.0\n"),
                  HasSubstr("1.25 s"), HasSubstr("page_bytes 1234567"),
                  HasSubstr("left out: report_of_45000/chromium/0/matrix: no browser"),
                  HasSubstr("held ")));
  EXPECT_THAT(text, Not(HasSubstr("report_of_45000\nfamily")));
}

}  // namespace
}  // namespace sockspec::benchmarks
