#pragma once
// What stands at the end of a run on a terminal.

#include <string>

#include "reports/ink.hpp"
#include "results/run.hpp"

namespace sockspec::reports {

/// Tables by target of verdicts and of outcomes, the unexpected cells, the findings, the slowest
/// cells and the conclusion.
std::string summary_text(const results::run&, const ink& = {});

/// A line for each finding that fails the run: all that a quiet run tells of them.
std::string unexpected_findings(const results::run&, const ink& = {});

}  // namespace sockspec::reports
