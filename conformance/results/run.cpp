#include "results/run.hpp"

#include <algorithm>

namespace sockspec::results {

summary summarise(const std::vector<record>& records, const std::string& target) {
  summary numbers;
  for (const auto& cell : records) {
    if (!target.empty() && cell.target != target) continue;
    ++numbers.cells;
    ++numbers.verdicts[cell.verdict.kind];
    ++numbers.outcomes[cell.outcome];
    if (was_executed(cell.verdict.kind)) ++numbers.executed;
  }
  return numbers;
}

int exit_status(const run& whole) {
  if (whole.interrupted) return 130;
  const bool bad_cell = std::ranges::any_of(whole.records, fails_the_run, &record::outcome);
  const bool bad_finding = std::ranges::any_of(whole.findings, &finding::unexpected);
  if (bad_cell || bad_finding) return 1;
  return summarise(whole.records).executed == 0 ? 3 : 0;
}

}  // namespace sockspec::results
