#pragma once
// summary.md: short, for the page that a CI system shows of a job.

#include <string>

#include "results/run.hpp"

namespace sockspec::reports {

/// The conclusion, a table by target, what is unexpected with its texts folded, findings, and how
/// many cells each cause of deviations explains.
std::string summary_markdown(const results::run&);

}  // namespace sockspec::reports
