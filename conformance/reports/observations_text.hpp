#pragma once
// What a run saw where the documents leave the outcome open.

#include <string>

#include "reports/ink.hpp"
#include "results/run.hpp"

namespace sockspec::reports {

/// A row for each clause of the level `unspecified` and a column for each target, with how many
/// cells were seen to be of each class, the commonest first: "refused 5, shared 1". A cell that
/// was not observed stands there with its verdict. Says so where there is no such clause.
std::string observations_text(const results::run&, const ink&);

}  // namespace sockspec::reports
