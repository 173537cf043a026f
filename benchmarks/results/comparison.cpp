#include "benchmarks/results/comparison.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* ratio_counter = "of_raw";
// What an operation took where it is not all that Google Benchmark timed.
constexpr const char* time_counter = "operation_ns";

/// Everything that was measured of one row.
struct row_values {
  row_measures measures;
  std::vector<double> bytes_per_second;
  std::size_t repetitions = 0;
  std::string label;
};

using rows_by_name = std::map<std::string, row_values>;
using comparisons_by_place = std::map<std::pair<std::string, std::string>, comparison>;

void add_counter(std::vector<double>& values, const measurement& one, const char* name) {
  const auto found = one.counters.find(name);
  if (found != one.counters.end()) values.push_back(found->second);
}

void add(row_values& row, const measurement& one) {
  const auto time = one.counters.find(time_counter);
  row.measures.nanoseconds.push_back(time == one.counters.end() ? one.cpu_time : time->second);
  add_counter(row.measures.ratios, one, ratio_counter);
  add_counter(row.bytes_per_second, one, "bytes_per_second");
  row.label = one.label;
  if (one.aggregate.empty()) ++row.repetitions;
}

rows_by_name values_of(const benchmark_run& run) {
  rows_by_name rows;
  for (const measurement& one : run.measurements) {
    if (one.error.empty() && one.aggregate.empty()) add(rows[one.run_name], one);
  }
  rows_by_name medians;
  for (const measurement& one : run.measurements) {
    const bool alone = one.aggregate == "median" && !rows.contains(one.run_name);
    if (alone && one.error.empty()) add(medians[one.run_name], one);
  }
  rows.merge(medians);
  return rows;
}

std::vector<failed_row> failures_of(const benchmark_run& run) {
  std::vector<failed_row> failed;
  for (const measurement& one : run.measurements) {
    const failed_row row{one.run_name, one.error};
    if (!row.why.empty() && std::ranges::find(failed, row) == failed.end()) failed.push_back(row);
  }
  return failed;
}

/// raw_again, portability, then the others by name.
std::vector<std::string> in_order(const std::set<std::string>& names) {
  constexpr std::array<std::string_view, 2> first{"raw_again", "portability"};
  const auto place = [&](const std::string& name) {
    return std::pair(std::ranges::find(first, name) - first.begin(), name);
  };
  std::vector<std::string> ordered(names.begin(), names.end());
  std::ranges::sort(ordered, {}, place);
  return ordered;
}

void add(comparison& shown, const row_name& row, const row_values& values) {
  shown.sizes.push_back(row.size);
  if (!values.label.empty()) shown.labels[row.contender] = values.label;
  if (values.measures.ratios.empty()) {
    shown.raw_nanoseconds[row.size] = median(values.measures.nanoseconds);
  } else {
    shown.of[row.contender][row.size] = {quartiles_of(values.measures.ratios), values.repetitions,
                                         false};
  }
}

/// Marks what is no further from raw than raw itself, measured twice.
void judge(comparison& shown) {
  std::ranges::sort(shown.sizes);
  shown.sizes.erase(std::unique(shown.sizes.begin(), shown.sizes.end()), shown.sizes.end());
  const auto again = shown.of.find("raw_again");
  if (again == shown.of.end()) return;
  for (auto& [contender, by_size] : shown.of) {
    if (contender == again->first) continue;
    for (auto& [size, one] : by_size) {
      const auto noise = again->second.find(size);
      if (noise == again->second.end()) continue;
      one.within_noise = within_noise(one.ratios, noise->second.ratios.middle);
    }
  }
}

plain_time plain(const std::string& name, const row_values& values) {
  plain_time row{name, quartiles_of(values.measures.nanoseconds), std::nullopt};
  if (!values.bytes_per_second.empty()) row.bytes_per_second = median(values.bytes_per_second);
  return row;
}

/// Questions of which something was compared with raw. What has no socket in it is the floor and
/// the ceiling: how often it is measured says nothing of it.
std::set<std::pair<std::string, std::string>> compared_places(const rows_by_name& rows) {
  std::set<std::pair<std::string, std::string>> places;
  for (const auto& [name, values] : rows) {
    const auto row = parse_row_name(name);
    const bool has_socket = row && row->family != "none";
    if (has_socket && !values.measures.ratios.empty()) places.emplace(row->question, row->family);
  }
  return places;
}

}  // namespace

compared_run compare(const benchmark_run& run) {
  const rows_by_name rows = values_of(run);
  const auto places = compared_places(rows);
  compared_run made{{}, {}, {}, failures_of(run)};
  comparisons_by_place by_place;
  std::set<std::string> contenders;
  for (const auto& [name, values] : rows) {
    const auto row = parse_row_name(name);
    const bool compared = row && places.contains({row->question, row->family}) &&
                          (row->contender == "raw" || !values.measures.ratios.empty());
    if (!compared) {
      made.plain.push_back(plain(name, values));
      continue;
    }
    if (row->contender != "raw") contenders.insert(row->contender);
    auto& shown = by_place[{row->question, row->family}];
    std::tie(shown.question, shown.family) = std::tie(row->question, row->family);
    add(shown, *row, values);
  }
  made.contenders = in_order(contenders);
  for (auto& [place, shown] : by_place) {
    judge(shown);
    made.comparisons.push_back(std::move(shown));
  }
  return made;
}

}  // namespace sockspec::benchmarks
