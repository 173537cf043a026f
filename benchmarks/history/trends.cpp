#include "benchmarks/history/trends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace sockspec::benchmarks {
namespace {

const std::string ratio_metric = "of_raw";
const std::string time_metric = "cpu_time";

std::string value_or(const std::map<std::string, std::string>& all, const std::string& name,
                     std::string otherwise) {
  const auto found = all.find(name);
  return found == all.end() ? std::move(otherwise) : found->second;
}

std::string machine_of(const record& one) {
  const auto processors = value_or(one.environment, "num_cpus", "");
  const auto processor = value_or(one.environment, "processor", "unknown processor");
  return processors.empty() ? processor : processor + ", " + processors + " processors";
}

bool is_ratio_or_count(const std::string& metric) {
  return metric == ratio_metric || is_count(metric);
}

/// The metrics of a record that are wanted.
class metric_filter {
 public:
  explicit metric_filter(const std::string& pattern) : usual_(pattern.empty()), pattern_(pattern) {}

  bool wants(const record& one, const std::string& metric) const {
    if (!usual_) return std::regex_match(metric, pattern_);
    if (is_ratio_or_count(metric)) return true;
    return metric == time_metric && std::ranges::none_of(one.metrics, [](const auto& each) {
             return is_ratio_or_count(each.first);
           });
  }

 private:
  bool usual_;
  std::regex pattern_;
};

std::vector<change_point> changes_of(const trend& one) {
  std::vector<double> values;
  for (const trend_point& point : one.points) values.push_back(point.values.middle);
  return is_count(one.metric) ? exact_steps(values) : change_points(values);
}

bool varies_by_itself(const std::string& name) {
  constexpr std::array<std::string_view, 6> varying{"date",        "load",       "load_avg",
                                                    "mhz_per_cpu", "executable", "host_name"};
  return std::ranges::find(varying, name) != varying.end() || name.ends_with("sha256");
}

}  // namespace

std::vector<trend> trends_of(const std::vector<record>& records, const trend_choice& choice) {
  const metric_filter filter(choice.metrics);
  std::map<std::tuple<std::string, std::string, std::string>, trend> by_name;
  for (const record& one : records) {
    if (!std::regex_search(one.benchmark, choice.benchmarks)) continue;
    const std::string machine = machine_of(one);
    for (const auto& [metric, measured] : one.metrics) {
      if (!filter.wants(one, metric)) continue;
      trend& made = by_name[{one.benchmark, metric, machine}];
      std::tie(made.benchmark, made.metric, made.machine) =
          std::tie(one.benchmark, metric, machine);
      made.points.push_back({one.commit, one.date, measured.values, &one});
    }
  }
  std::vector<trend> trends;
  for (auto& [name, made] : by_name) {
    made.changes = changes_of(made);
    trends.push_back(std::move(made));
  }
  return trends;
}

direction direction_of(const trend& one, const change_point& change) {
  if (change.after == change.before) return direction::neither;
  return (change.after > change.before) == more_is_better(one.metric) ? direction::better
                                                                      : direction::worse;
}

std::string word_for(const trend& one, const change_point& change) {
  if (is_count(one.metric)) return change.after > change.before ? "more" : "fewer";
  return direction_of(one, change) == direction::better ? "faster" : "slower";
}

std::vector<std::string> environment_changes(const trend& one, const change_point& change) {
  const auto& before = one.points[change.index - 1].from->environment;
  const auto& after = one.points[change.index].from->environment;
  std::vector<std::string> changes;
  for (const auto& [name, value] : after) {
    const auto old = value_or(before, name, "nothing");
    if (!varies_by_itself(name) && old != value) {
      changes.push_back(fmt::format("{}: {} -> {}", name, old, value));
    }
  }
  return changes;
}

std::string value_text(const std::string& metric, double value) {
  if (metric == ratio_metric) return fmt::format("{:.3f}", value);
  if (is_count(metric)) return fmt::format("{:.6g}", value);
  return fmt::format("{:.4g}", value);
}

std::string change_text(const trend& one, const change_point& change) {
  const auto before = value_text(one.metric, change.before);
  const auto after = value_text(one.metric, change.after);
  if (change.before == 0) return before + " -> " + after;
  return fmt::format("{} -> {} ({:+.1f} %)", before, after, 100 * change.relative());
}

}  // namespace sockspec::benchmarks
