#include "benchmarks/history/record.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sockspec::benchmarks {
namespace {

/// The values of each metric of one benchmark, and what else is known of it.
struct gathered {
  std::map<std::string, std::vector<double>> values;
  std::size_t repetitions = 0;
  std::string label;
  std::string error;
};

void add(gathered& row, const measurement& one) {
  if (!one.error.empty()) {
    row.error = one.error;
    return;
  }
  row.values["real_time"].push_back(one.real_time);
  row.values["cpu_time"].push_back(one.cpu_time);
  for (const auto& [name, value] : one.counters) row.values[name].push_back(value);
  row.label = one.label;
  if (one.aggregate.empty()) ++row.repetitions;
}

std::map<std::string, gathered> gather(const benchmark_run& run) {
  std::map<std::string, gathered> rows;
  for (const measurement& one : run.measurements) {
    if (one.aggregate.empty()) add(rows[one.run_name], one);
  }
  std::map<std::string, gathered> medians;
  for (const measurement& one : run.measurements) {
    const bool alone = one.aggregate == "median" && !rows.contains(one.run_name);
    if (alone) add(medians[one.run_name], one);
  }
  rows.merge(medians);
  return rows;
}

std::map<std::string, metric> metrics_of(const gathered& row) {
  std::map<std::string, metric> metrics;
  for (const auto& [name, values] : row.values) {
    // JSON has no other numbers, and nothing can be compared with them.
    const bool finite =
        std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
    if (finite) metrics[name] = {quartiles_of(values), row.repetitions};
  }
  return metrics;
}

bool is_of_kind(std::string_view metric, std::string_view kind) {
  return metric == kind || (metric.starts_with(kind) && metric[kind.size()] == '_');
}

}  // namespace

bool is_count(std::string_view metric) {
  return is_of_kind(metric, "instructions") || is_of_kind(metric, "syscalls");
}

bool more_is_better(std::string_view metric) {
  return metric == "of_raw" || metric.ends_with("_per_second");
}

std::vector<record> records_of(const benchmark_run& run, const std::string& commit,
                               const std::string& date) {
  std::vector<record> records;
  for (const auto& [name, row] : gather(run)) {
    records.push_back({name, commit, date, metrics_of(row), run.context, row.label, row.error});
  }
  return records;
}

}  // namespace sockspec::benchmarks
