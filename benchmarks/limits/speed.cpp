#include "benchmarks/limits/speed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <stdexcept>

#include "benchmarks/results/row_name.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* speed_counter = "of_raw";
constexpr const char* layer = "portability";
constexpr const char* noise = "raw_again";

/// The ratios to raw of each row's repetitions: place -> contender -> ratios.
using contender_ratios = std::map<std::string, std::vector<double>>;
using measured_speeds = std::map<std::string, contender_ratios>;

std::string place_of(const row_name& row) {
  return fmt::format("{}/{}/{}", row.question, row.family, row.size);
}

measured_speeds speeds_of(const benchmark_run& run) {
  measured_speeds all;
  for (const measurement& each : run.measurements) {
    const auto row = parse_row_name(each.run_name);
    const auto ratio = each.counters.find(speed_counter);
    if (!row || !each.aggregate.empty() || !each.error.empty()) continue;
    if (ratio != each.counters.end()) {
      all[place_of(*row)][row->contender].push_back(ratio->second);
    }
  }
  return all;
}

std::vector<double> quotients(const std::vector<double>& of, const std::vector<double>& to) {
  std::vector<double> all;
  for (std::size_t i = 0; i < std::min(of.size(), to.size()); ++i) all.push_back(of[i] / to[i]);
  return all;
}

finding judge_place(const speed_limit& limit, const std::string& place,
                    const contender_ratios& seen) {
  finding found{std::string(limit.what), place, standing::not_measured, ""};
  if (!seen.contains(noise)) throw std::runtime_error(place + " was measured without raw_again");
  std::vector<double> ratios = seen.at(layer);
  if (limit.against != "raw") {
    const auto rival = seen.find(std::string(limit.against));
    if (rival == seen.end()) {
      found.figures = fmt::format("{} is not here", limit.against);
      return found;
    }
    ratios = quotients(ratios, rival->second);
  }
  found.said = judge(ratios, seen.at(noise), limit.least);
  found.figures = figures_of(ratios, seen.at(noise), limit.least);
  return found;
}

void judge_limit(const speed_limit& limit, const measured_speeds& all,
                 std::vector<finding>& findings) {
  const std::regex places{std::string(limit.places)};
  const std::size_t before = findings.size();
  for (const auto& [place, seen] : all) {
    if (!std::regex_match(place, places) || !seen.contains(layer)) continue;
    findings.push_back(judge_place(limit, place, seen));
  }
  if (findings.size() == before) {
    throw std::runtime_error(fmt::format("nothing was measured that the limit `{}` is about ({})",
                                         limit.what, limit.places));
  }
}

bool is_about(const finding& one, const finding& other) {
  return one.what == other.what && one.place == other.place;
}

}  // namespace

std::vector<finding> judge_speeds(std::span<const speed_limit> limits, const benchmark_run& run) {
  const measured_speeds all = speeds_of(run);
  std::vector<finding> findings;
  for (const speed_limit& limit : limits) judge_limit(limit, all, findings);
  return findings;
}

std::string rows_needed(std::span<const speed_limit> limits) {
  std::string filter;
  for (const speed_limit& limit : limits) {
    std::string who = fmt::format("raw|{}|{}", noise, layer);
    if (limit.against != "raw") who += fmt::format("|{}", limit.against);
    filter += fmt::format("{}^({})/({})$", filter.empty() ? "" : "|", limit.places, who);
  }
  return filter;
}

std::vector<speed_limit> not_held(std::span<const speed_limit> limits,
                                  std::span<const finding> findings) {
  std::vector<speed_limit> missed;
  for (const finding& each : findings) {
    if (each.said != standing::not_held) continue;
    const auto limit = std::ranges::find(limits, each.what, &speed_limit::what);
    if (limit == limits.end()) continue;
    speed_limit one = *limit;
    one.places = each.place;
    missed.push_back(one);
  }
  return missed;
}

std::vector<finding> confirmed(std::vector<finding> first, std::span<const finding> second) {
  for (finding& each : first) {
    const auto again =
        std::ranges::find_if(second, [&](const finding& other) { return is_about(each, other); });
    if (again == second.end()) continue;
    each.said = again->said;
    each.figures = fmt::format("{}; at first {}", again->figures, each.figures);
  }
  return first;
}

}  // namespace sockspec::benchmarks
