#pragma once
// The judge: what a verdict means for the run. Pure functions; docs/deviations.md has the table of
// outcomes.

#include <chrono>
#include <span>
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

/// After a run: globs that name no cell, or a clause that is not judged; a cause whose wildcards
/// take in too many clauses; dates that have passed; untriaged entries; required kinds that are not
/// there. Records of other targets are passed over. `every_cell` has the names of all cells of the
/// target, also of those that were not selected, so that a part of a run calls nothing missing that
/// it left out; shards say the same in the same words, which merging keeps once.
std::vector<results::finding> judge_deviations(const std::vector<results::record>&, const target&,
                                               const judging&,
                                               std::span<const std::string> every_cell);

}  // namespace sockspec::conformance
