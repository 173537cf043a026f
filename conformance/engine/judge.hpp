#pragma once
// The judge: what a verdict means for the run. Pure functions.

#include <chrono>
#include <string>
#include <vector>

#include "engine/target.hpp"
#include "results/record.hpp"
#include "results/run.hpp"

namespace sockspec::conformance {

struct judging {
  bool strict = false;
  std::chrono::year_month_day today{};
  conformance::versions versions;
};

/// Sets the record's outcome, and its deviation to the reason: the deviation that expects it, or
/// how one no longer fits.
void judge(results::record&, const target&, const judging&);

/// After a run: entries that matched nothing among the cells that ran (if every cell that they name
/// was run), a cause whose wildcards take in too many clauses, dates that have passed, required
/// kinds that are not there.
std::vector<results::finding> judge_deviations(const std::vector<results::record>&, const target&,
                                               const judging&);

}  // namespace sockspec::conformance
