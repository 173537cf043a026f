#include "benchmarks/results/row_entries.hpp"

#include <utility>

#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* ratio_counter = "of_raw";

}  // namespace

std::vector<measurement> as_measurements(const measures& all) {
  std::vector<measurement> entries;
  for (const auto& [name, measured] : all) {
    for (std::size_t i = 0; i != measured.nanoseconds.size(); ++i) {
      measurement one;
      one.name = one.run_name = to_string(name);
      one.repetition = static_cast<int>(i);
      one.iterations = 1;
      one.real_time = one.cpu_time = measured.nanoseconds[i];
      if (i < measured.ratios.size()) one.counters[ratio_counter] = measured.ratios[i];
      entries.push_back(std::move(one));
    }
  }
  return entries;
}

measures as_measures(const std::vector<measurement>& entries) {
  measures all;
  for (const measurement& one : entries) {
    const auto name = parse_row_name(one.run_name);
    if (!name || !one.error.empty() || !one.aggregate.empty()) continue;
    row_measures& row = all[*name];
    row.nanoseconds.push_back(one.real_time);
    const auto ratio = one.counters.find(ratio_counter);
    if (ratio != one.counters.end()) row.ratios.push_back(ratio->second);
  }
  return all;
}

}  // namespace sockspec::benchmarks
