// A report of 45,000 records: how long it takes, how large its page is, and how soon that is shown.

#include <sys/resource.h>

#include <algorithm>
#include <string>

#include "benchmarks/counts/scratch_folder.hpp"
#include "benchmarks/machine/affinity.hpp"
#include "benchmarks/results/row_entries.hpp"
#include "benchmarks/suite/page_times.hpp"
#include "benchmarks/suite/report_limits.hpp"
#include "benchmarks/suite/runner.hpp"
#include "benchmarks/suite/suite.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* question = "report_of_45000";

/// The most memory that any process has had which this one has waited for, in bytes.
double most_memory_of_children() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
#ifdef __APPLE__
  constexpr double unit = 1;
#else
  constexpr double unit = 1024;
#endif
  return unit * static_cast<double>(used.ru_maxrss);
}

/// One run of native, as if it were of many targets, stored in that directory.
void make_records(const suite_effort& effort, const std::filesystem::path& directory) {
  run_sockspec({"run", "native", "--depth", effort.depth, "--jobs", "8", "--quiet", "--out",
                directory.string()});
  write_stored_run(with_many_targets(read_stored_run(directory), effort.records), directory);
}

/// \param others  what the processes before this one had at most: of less, nothing is known
measurement report_once(const suite_effort& effort, const std::filesystem::path& directory,
                        int repetition, double others) {
  const auto took = run_sockspec({"report", directory.string(), "--quiet"});
  const auto records = static_cast<double>(effort.records);
  measurement one;
  one.name = one.run_name = std::string(question) + "/native/0/report";
  one.repetition = repetition;
  one.iterations = 1;
  one.real_time = one.cpu_time = static_cast<double>(took.count());
  one.counters["items_per_second"] = 1e9 * records / one.real_time;
  one.counters["records"] = records;
  one.counters["page_bytes"] =
      static_cast<double>(std::filesystem::file_size(directory / "report.html"));
  if (const double most = most_memory_of_children(); most > others) {
    one.counters["peak_memory_bytes"] = most;
  }
  return one;
}

measures as_measures(const page_times& times) {
  constexpr double nanoseconds = 1e6;
  measures all;
  const auto add = [&](const std::string& name, const std::vector<double>& milliseconds) {
    row_measures& row = all[{question, "chromium", 0, name}];
    for (std::size_t i = 0; i != milliseconds.size(); ++i) {
      row.nanoseconds.push_back(nanoseconds * milliseconds[i]);
      if (name != "raw") row.ratios.push_back(times.blank[i] / milliseconds[i]);
    }
  };
  add("raw", times.blank);
  add("raw_again", times.blank_again);
  add("first_paint", times.first_paint);
  add("matrix", times.matrix);
  return all;
}

measurement left_out(const std::string& why) {
  measurement one;
  one.name = one.run_name = std::string(question) + "/chromium/0/matrix";
  one.error = why;
  return one;
}

void show(const suite_task& task, suite_results& results, const std::filesystem::path& page) {
  const page_seen first = show_in_browser(page, task.effort.loads);
  if (!first.absent.empty()) {
    task.told("left out: " + first.absent);
    results.rows.push_back(left_out(first.absent));
    results.limits.push_back(not_shown(first.absent));
    return;
  }
  add_rows(results, as_measures(first.times));
  finding found = judge_shown(first.times.matrix);
  if (found.said == standing::not_held) {
    task.told("the page once more: it was not shown in time");
    found = judge_shown(show_in_browser(page, 2 * task.effort.loads).times.matrix);
  }
  results.limits.push_back(found);
}

}  // namespace

void ask_report_of_45000(const suite_task& task, suite_results& results) {
  const unpinned everywhere;
  task.told("report_of_45000: a run of native");
  const scratch_folder folder;
  make_records(task.effort, folder.path());
  task.told("report_of_45000: its reports");
  const double others = most_memory_of_children();
  for (std::size_t i = 0; i != task.effort.runs; ++i) {
    results.rows.push_back(report_once(task.effort, folder.path(), static_cast<int>(i), others));
  }
  const auto page = folder.path() / "report.html";
  results.limits.push_back(judge_page_size(std::filesystem::file_size(page)));
  task.told("report_of_45000: its page in a browser");
  show(task, results, page);
}

}  // namespace sockspec::benchmarks
