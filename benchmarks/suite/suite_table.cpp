#include "benchmarks/suite/suite_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "benchmarks/results/printable.hpp"
#include "benchmarks/results/row_entries.hpp"
#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

/// Every value of a row's times and counters, over its repetitions.
struct row_values {
  std::vector<double> nanoseconds;
  std::map<std::string, std::vector<double>> counters;
};

struct named_values {
  std::string name;
  row_values values;
};

/// In the order in which rows were measured.
std::vector<named_values> values_of(const std::vector<measurement>& rows) {
  std::vector<named_values> all;
  for (const measurement& one : rows) {
    if (!one.error.empty()) continue;
    auto found = std::ranges::find(all, one.run_name, &named_values::name);
    if (found == all.end()) found = all.insert(all.end(), {one.run_name, {}});
    found->values.nanoseconds.push_back(one.real_time);
    for (const auto& [name, value] : one.counters) found->values.counters[name].push_back(value);
  }
  return all;
}

/// In units that leave three figures or so: "412 ns", "38.2 us", "1.25 ms", "2.10 s".
std::string time_text(double nanoseconds) {
  constexpr std::array<std::pair<double, const char*>, 3> units{
      {{1e9, "s"}, {1e6, "ms"}, {1e3, "us"}}};
  for (const auto& [unit, name] : units) {
    if (nanoseconds >= unit) return fmt::format("{:.2f} {}", nanoseconds / unit, name);
  }
  return fmt::format("{:.0f} ns", nanoseconds);
}

std::string counters_text(const row_values& values) {
  std::string text;
  for (const auto& [name, counted] : values.counters) {
    if (name == "of_raw" || name == "items_per_second") continue;
    fmt::format_to(std::back_inserter(text), "  {} {:.0f}", name, median(counted));
  }
  return text;
}

std::string rates_text(const std::vector<named_values>& rows) {
  std::string text = fmt::format("\n{:<46} {:>12} {:>14}\n", "row", "median time", "per second");
  for (const auto& [name, values] : rows) {
    const auto rate = values.counters.find("items_per_second");
    fmt::format_to(
        std::back_inserter(text), "{:<46} {:>12} {:>14}{}\n", name,
        time_text(median(values.nanoseconds)),
        rate == values.counters.end() ? "-" : fmt::format("{:.1f}", median(rate->second)),
        counters_text(values));
  }
  return text;
}

/// The reference, the same again, then the others as they were measured.
std::vector<std::string> contenders_of(const measures& all, const suite_results& results) {
  std::vector<std::string> names{"raw", "raw_again"};
  for (const measurement& one : results.rows) {
    const auto row = parse_row_name(one.run_name);
    const bool has_ratio = row && all.contains(*row) && !all.at(*row).ratios.empty();
    if (has_ratio && std::ranges::find(names, row->contender) == names.end()) {
      names.push_back(row->contender);
    }
  }
  return names;
}

/// What was compared with raw.
measures compared_only(measures all) {
  std::erase_if(all, [](const auto& row) {
    return row.second.ratios.empty() && row.first.contender != "raw";
  });
  return all;
}

std::string left_out_text(const std::vector<measurement>& rows) {
  std::string text;
  for (const measurement& one : rows) {
    if (!one.error.empty())
      text += "left out: " + one.run_name + ": " + printable(one.error) + '\n';
  }
  return text.empty() ? text : '\n' + text;
}

}  // namespace

std::string suite_table(const suite_results& results) {
  const measures all = compared_only(as_measures(results.rows));
  std::string text = ratio_table(all, contenders_of(all, results));
  text += rates_text(values_of(results.rows)) + left_out_text(results.rows);
  if (!results.limits.empty()) text += '\n' + findings_text(results.limits);
  return text;
}

}  // namespace sockspec::benchmarks
