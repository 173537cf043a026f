#include "benchmarks/gate/row_cost.hpp"

#include <cmath>
#include <vector>

#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* speed_of_raw = "of_raw";
/// The label of our rows that the system may place where it likes: information, not for a gate.
constexpr const char* placed_freely = "two threads, free";

/// Nanoseconds, or speeds, of each repetition.
using repetitions = std::map<std::string, std::vector<double>>;

void check(const measurement& one, double value) {
  if (!one.error.empty()) throw bad_measurement("the row " + one.name + " failed: " + one.error);
  if (value > 0) return;
  throw bad_measurement("the row " + one.name +
                        " took no time; measure it for longer with --min-time");
}

double time_of_row(const measurement& one) {
  const std::string& name = one.run_name;
  const bool by_the_clock =
      name.find("/real_time") != name.npos || name.find("/manual_time") != name.npos;
  return by_the_clock ? one.real_time : one.cpu_time;
}

/// The repetitions; in a file of aggregates alone, the medians.
std::vector<const measurement*> wanted_of(const benchmark_run& run) {
  std::vector<const measurement*> single;
  std::vector<const measurement*> medians;
  for (const measurement& one : run.measurements) {
    if (one.label == placed_freely) continue;
    if (one.aggregate.empty()) single.push_back(&one);
    if (one.aggregate == "median") medians.push_back(&one);
  }
  return single.empty() ? medians : single;
}

row_costs costs_of_raw(const repetitions& speeds) {
  row_costs costs;
  for (const auto& [row, values] : speeds) {
    costs[row] = {.log_cost = -std::log(median(values)), .against = cost_basis::raw};
  }
  return costs;
}

/// A row that others are held against: its name around what the expression matched.
struct reference_row {
  std::string name, before, after;

  /// How much of the other's name is this one's; 0 where it does not fit.
  std::size_t common_with(const std::string& other) const {
    const bool fits = other.size() >= before.size() + after.size() && other.starts_with(before) &&
                      other.ends_with(after);
    return fits ? before.size() + after.size() + 1 : 0;
  }
};

std::vector<reference_row> references_of(const repetitions& times, const std::regex& wanted) {
  std::vector<reference_row> found;
  for (const auto& [row, values] : times) {
    std::smatch match;
    if (!std::regex_search(row, match, wanted)) continue;
    found.push_back({row, match.prefix().str(), match.suffix().str()});
  }
  return found;
}

const reference_row* best_for(const std::string& row, const std::vector<reference_row>& all) {
  const reference_row* best = nullptr;
  for (const reference_row& one : all) {
    const auto common = one.common_with(row);
    if (common > 0 && (best == nullptr || common > best->common_with(row))) best = &one;
  }
  return best;
}

bool is_one_of(const std::string& row, const std::vector<reference_row>& references) {
  for (const reference_row& one : references) {
    if (one.name == row) return true;
  }
  return false;
}

row_costs costs_of_times(const repetitions& times, const std::vector<reference_row>& references) {
  row_costs costs;
  for (const auto& [row, values] : times) {
    if (is_one_of(row, references)) continue;
    row_cost& cost = costs[row];
    cost.log_cost = std::log(median(values));
    const reference_row* held = best_for(row, references);
    if (held == nullptr) continue;
    cost.log_cost -= std::log(median(times.at(held->name)));
    cost.against = cost_basis::reference;
    cost.reference = held->name;
  }
  return costs;
}

}  // namespace

row_costs costs_of(const benchmark_run& run, const std::optional<std::regex>& reference) {
  repetitions times;
  repetitions speeds;
  for (const measurement* one : wanted_of(run)) {
    check(*one, time_of_row(*one));
    times[one->run_name].push_back(time_of_row(*one));
    const auto speed = one->counters.find(speed_of_raw);
    if (speed == one->counters.end()) continue;
    check(*one, speed->second);
    speeds[one->run_name].push_back(speed->second);
  }
  if (times.empty()) throw bad_measurement("it has measured no row");
  if (!speeds.empty() && !reference) return costs_of_raw(speeds);
  const auto references =
      reference ? references_of(times, *reference) : std::vector<reference_row>{};
  if (reference && references.empty()) {
    throw bad_measurement("no row matches --reference; --filter must let it through too");
  }
  return costs_of_times(times, references);
}

}  // namespace sockspec::benchmarks
