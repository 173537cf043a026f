#pragma once
// Which cells each known cause explains.

#include <string>
#include <vector>

#include "results/run.hpp"

namespace sockspec::reports {

/// The cells of one target that one reason explains.
struct deviation_cause {
  std::string target;
  std::string reason;
  std::vector<const results::record*> cells;
};

/// The causes of the records that do not fail the run, in the order of their first cells.
std::vector<deviation_cause> deviations_of(const results::run&);

}  // namespace sockspec::reports
