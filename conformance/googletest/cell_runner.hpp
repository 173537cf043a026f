#pragma once
// Runs single cells of one target, one after the other, on one pair of actors.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/plan.hpp"
#include "engine/introduce.hpp"
#include "engine/judge.hpp"
#include "engine/worker.hpp"
#include "results/run.hpp"

namespace sockspec::conformance {

class cell_runner {
 public:
  /// Meets the target's drivers. Both outlive it. Errors: driver_unusable.
  cell_runner(const cli::planned_target&, const installation&);

  /// Runs the cell in that place of the plan, and judges it.
  const results::record& run(std::size_t place);
  /// What is wrong with the target's deviations, after the cells that were run.
  std::vector<results::finding> findings() const;
  /// "FAIL  CELL  on native (Linux 6.18.44) ..."
  std::string text_of(const results::record&) const;

 private:
  const cli::planned_target& plan_;
  budgets budgets_;
  target_introduction met_;
  results::stamp stamp_;
  schedule how_;
  std::function<void(cell_run, std::size_t)> nowhere_;
  course course_;
  worker worker_;
  judging judging_;
  std::set<kind> probed_;
  std::vector<results::record> records_;
};

}  // namespace sockspec::conformance
