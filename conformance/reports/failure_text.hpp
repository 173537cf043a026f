#pragma once
// The text of one cell that stands alone: what was asked, what was seen, how to see it again.

#include <string>

#include "reports/ink.hpp"
#include "results/run.hpp"

namespace sockspec::reports {

/// Its first line, without a newline: "FAIL  CELL  on IMPLEMENTATION      OUTCOME".
std::string failure_headline(const results::record&, const results::stamp&, const ink& = {});

/// The whole text, each line ended by a newline; what the record does not have is left out.
std::string failure_text(const results::record&, const results::stamp&, const ink& = {});

}  // namespace sockspec::reports
