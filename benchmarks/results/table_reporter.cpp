#include "benchmarks/results/table_reporter.hpp"

#include <ostream>
#include <utility>

namespace sockspec::benchmarks {

table_reporter::table_reporter(std::vector<std::string> contenders, std::string time_counter,
                               std::string ratio_counter)
    : contenders_(std::move(contenders)),
      time_counter_(std::move(time_counter)),
      ratio_counter_(std::move(ratio_counter)) {}

void table_reporter::ReportRuns(const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.run_type == Run::RT_Iteration && !run.error_occurred) add(run);
  }
}

void table_reporter::add(const Run& run) {
  const auto name = parse_row_name(run.run_name.function_name);
  if (!name) return;  // no row of ours
  row_measures& row = measures_[*name];
  const auto time = run.counters.find(time_counter_);
  if (time != run.counters.end()) row.nanoseconds.push_back(time->second);
  const auto ratio = run.counters.find(ratio_counter_);
  if (ratio != run.counters.end()) row.ratios.push_back(ratio->second);
}

void table_reporter::Finalize() {
  GetOutputStream() << ratio_table(measures_, contenders_);
  GetOutputStream().flush();
}

}  // namespace sockspec::benchmarks
