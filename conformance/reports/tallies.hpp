#pragma once
// The columns of every summary, in one order.

#include <string>
#include <vector>

#include "results/run.hpp"

namespace sockspec::reports {

/// One number of a summary with its heading.
struct tally {
  std::string heading;  // "not run"
  std::size_t count = 0;
};

/// Cells, then one tally a verdict.
std::vector<tally> verdict_tallies(const results::summary&);
/// One tally an outcome.
std::vector<tally> outcome_tallies(const results::summary&);

/// The records whose outcome fails the run, in their order.
std::vector<const results::record*> unexpected_records(const results::run&);

/// How many findings fail the run.
std::size_t unexpected_findings(const results::run&);

/// "Nothing unexpected in 1,502 cells.", "3 cells and 1 finding are not as expected.",
/// "Interrupted: ..." or "Nothing was executed.": the run in a sentence.
std::string conclusion(const results::run&);

}  // namespace sockspec::reports
