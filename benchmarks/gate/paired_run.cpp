#include "benchmarks/gate/paired_run.hpp"

namespace sockspec::benchmarks {

row_costs costs_of(const subject& who, const benchmark_run& run,
                   const std::optional<std::regex>& reference) {
  try {
    return costs_of(run, reference);
  } catch (const bad_measurement& reason) {
    throw broken_subject(who.role + ": " + who.program.string() + ": " + reason.what());
  }
}

paired_runs measure_pairs(const contest& both, const sampling& how, std::size_t pairs,
                          random_source& chance, const std::function<void(std::size_t)>& told) {
  paired_runs runs;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const bool base_first = chance.coin();
    if (base_first) runs.base.push_back(sample(both.base, how));
    runs.fresh.push_back(sample(both.fresh, how));
    if (!base_first) runs.base.push_back(sample(both.base, how));
    if (told) told(pair + 1);
  }
  return runs;
}

log_changes changes_of(const contest& both, const paired_runs& runs) {
  log_changes changes;
  for (std::size_t pair = 0; pair < runs.base.size(); ++pair) {
    const auto base = costs_of(both.base, runs.base[pair], both.reference);
    for (const auto& [row, cost] : costs_of(both.fresh, runs.fresh[pair], both.reference)) {
      const auto partner = base.find(row);
      if (partner == base.end()) continue;
      changes[row].push_back(cost.log_cost - partner->second.log_cost);
    }
  }
  return changes;
}

}  // namespace sockspec::benchmarks
