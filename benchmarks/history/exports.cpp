#include "benchmarks/history/exports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "benchmarks/results/json_text.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* cpu_time = "cpu_time";
constexpr const char* real_time = "real_time";

double median_or_zero(const record& one, const char* metric) {
  const auto found = one.metrics.find(metric);
  return found == one.metrics.end() ? 0 : found->second.values.middle;
}

measurement measurement_of(const record& one, int repetition) {
  measurement made{.name = one.benchmark,
                   .run_name = one.benchmark,
                   .aggregate = "",
                   .repetition = repetition,
                   .iterations = 1,
                   .real_time = median_or_zero(one, real_time),
                   .cpu_time = median_or_zero(one, cpu_time),
                   .counters = {},
                   .label = one.label,
                   .error = one.error};
  for (const auto& [name, values] : one.metrics) {
    if (name != cpu_time && name != real_time) made.counters[name] = values.values.middle;
  }
  return made;
}

std::string unit_of(const std::string& metric) {
  if (metric == "of_raw") return "of raw";
  if (metric.ends_with("_per_second")) return metric.substr(0, metric.find('_')) + "/s";
  return is_count(metric) ? "per operation" : "ns";
}

bool is_told(const record& one, const std::string& metric, better which) {
  if (which == better::bigger) return more_is_better(metric);
  const bool exact = std::ranges::any_of(
      one.metrics, [](const auto& each) { return is_count(each.first) || each.first == "of_raw"; });
  return is_count(metric) || (metric == cpu_time && !exact);
}

std::string entry_of(const record& one, const std::string& name, const metric& measured) {
  const double range = (measured.values.high - measured.values.low) / 2;
  return fmt::format(
      "  {{\"name\": {}, \"unit\": {}, \"value\": {}, \"range\": {}, \"extra\": {}}}",
      json_text(one.benchmark + " " + name), json_text(unit_of(name)),
      json_number(measured.values.middle), json_text(fmt::format("± {:.4g}", range)),
      json_text(fmt::format("commit {}, {} repetitions", one.commit, measured.repetitions)));
}

}  // namespace

std::vector<record> records_at(const std::vector<record>& records, std::string_view commit) {
  std::set<std::string> named;
  for (const record& one : records) {
    if (one.commit == commit) named = {one.commit};
    if (one.commit == commit) break;
    if (!commit.empty() && one.commit.starts_with(commit)) named.insert(one.commit);
  }
  if (commit.empty() && !records.empty()) named = {records.back().commit};
  if (named.empty()) throw std::runtime_error(fmt::format("the history has no commit {}", commit));
  if (named.size() > 1) {
    throw std::runtime_error(fmt::format("{} is {}: which one?", commit, fmt::join(named, ", ")));
  }
  std::vector<record> chosen;
  std::ranges::copy_if(records, std::back_inserter(chosen),
                       [&](const record& one) { return one.commit == *named.begin(); });
  return chosen;
}

benchmark_run google_benchmark_of(const std::vector<record>& records) {
  benchmark_run made;
  std::map<std::string, int> repetitions;
  for (const record& one : records) {
    made.context = one.environment;
    made.measurements.push_back(measurement_of(one, repetitions[one.benchmark]++));
  }
  if (!records.empty()) made.context["commit"] = records.back().commit;
  return made;
}

std::string github_action_benchmark_of(const std::vector<record>& records, better which) {
  std::vector<std::string> entries;
  for (const record& one : records) {
    for (const auto& [name, measured] : one.metrics) {
      if (is_told(one, name, which)) entries.push_back(entry_of(one, name, measured));
    }
  }
  return fmt::format("[\n{}\n]\n", fmt::join(entries, ",\n"));
}

}  // namespace sockspec::benchmarks
