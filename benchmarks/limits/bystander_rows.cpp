#include "benchmarks/limits/bystander_rows.hpp"

#include <algorithm>

#include "benchmarks/beside/beside_run.hpp"

namespace sockspec::benchmarks {

std::vector<measurement> measure_bystanders(std::span<const speed_limit> limits,
                                            const std::string& repeat_row, int rounds) {
  const auto known = bystanders();
  std::vector<measurement> all;
  for (const speed_limit& limit : limits) {
    const auto other = std::ranges::find(known, limit.against, &bystander::contender);
    if (other == known.end() || !why_absent(*other).empty()) continue;
    const beside_plan plan{.repeat_row = repeat_row,
                           .others = {*other},
                           .places = {std::string(limit.places)},
                           .rounds = rounds};
    for (measurement& each : measure_beside(plan, measure_command, [](const std::string&) {})) {
      // Raw calls have their row in the run that the layer is in.
      if (each.name.ends_with("/" + other->contender)) all.push_back(std::move(each));
    }
  }
  return all;
}

}  // namespace sockspec::benchmarks
