// Whole runs at smoke depth with one job, and with more.

#include <stdexcept>
#include <string>
#include <utility>

#include "benchmarks/counts/scratch_folder.hpp"
#include "benchmarks/machine/affinity.hpp"
#include "benchmarks/results/row_entries.hpp"
#include "benchmarks/shapes/by_turns.hpp"
#include "benchmarks/suite/runner.hpp"
#include "benchmarks/suite/suite.hpp"

namespace sockspec::benchmarks {
namespace {

/// Judges a target again and again; each run must have as many cells as the first.
class judged_target {
 public:
  judged_target(std::string_view name, std::string selection)
      : name_(name), selection_(std::move(selection)) {}

  operation with_jobs(int jobs) {
    return [this, jobs](std::size_t times) {
      for (; times != 0; --times) run(jobs);
    };
  }

  std::size_t cells() const noexcept { return cells_; }

 private:
  void run(int jobs) {
    const auto directory = (folder_.path() / "run").string();
    run_sockspec({"run", name_, "--depth", "smoke", "--select", selection_, "--jobs",
                  std::to_string(jobs), "--quiet", "--out", directory});
    const std::size_t count = count_records(read_stored_run(directory).records);
    if (cells_ == 0) cells_ = count;
    if (count != 0 && count == cells_) return;
    throw std::runtime_error("a run of " + name_ + " has " + std::to_string(count) +
                             " cells, another one " + std::to_string(cells_));
  }

  scratch_folder folder_;
  std::string name_, selection_;
  std::size_t cells_ = 0;
};

/// The times of whole runs as those of a cell, which is the operation.
void add_cells(suite_results& results, const measures& runs, std::size_t cells) {
  for (measurement& each : as_measurements(runs)) {
    const auto count = static_cast<double>(cells);
    each.iterations = count;
    each.counters["items_per_second"] = 1e9 * count / each.real_time;
    each.real_time /= count;
    each.cpu_time = each.real_time;
    results.rows.push_back(std::move(each));
  }
}

}  // namespace

void ask_cells_by_jobs(const suite_task& task, suite_results& results) {
  const unpinned everywhere;
  for (const std::string_view name : measured_targets) {
    task.told("cells_by_jobs of " + std::string(name));
    judged_target target(name, task.effort.selection);
    target.with_jobs(1)(1);  // from the disk, for the first time
    std::vector<contestant> those{{"raw", target.with_jobs(1), 1},
                                  {"raw_again", target.with_jobs(1), 1}};
    for (const int jobs : task.effort.jobs) {
      those.push_back({"jobs_" + std::to_string(jobs), target.with_jobs(jobs), 1});
    }
    measures all;
    measure_by_turns(all, {"cells_by_jobs", std::string(name), 0, {}}, those, task.effort.runs);
    add_cells(results, all, target.cells());
  }
}

}  // namespace sockspec::benchmarks
