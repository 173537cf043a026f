#pragma once
// What changed from one run to another, cell by cell.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/run.hpp"

namespace sockspec::results {

/// How a cell's verdict changed. A cell is judged where it was executed and was not lost to a race;
/// it is good where it then passed or was only observed.
enum class change {
  regressed,           // was good, is not any more; the only one that is a regression
  fixed,               // was not good, is now
  other_failure,       // good in neither, and for another symptom
  other_observation,   // observed in both, and of another class
  became_unsupported,  // was judged, now the host, target or driver lacks something
  appeared,            // judged only now: a new cell, or one that was not run or unsupported
  gone,                // no longer judged: no such cell, or not run, or lost to a race
};
std::string_view to_string(change);

/// One cell that changed; the verdict of a run without such a cell is empty.
struct difference {
  std::string target;
  std::string cell;
  results::change change{};
  std::optional<verdict> before;
  std::optional<verdict> after;

  bool operator==(const difference&) const = default;
};

/// Every cell that changed, in the order of `after`, then those that only `before` has. Cells are
/// matched by target and name; where a run has one twice, its last record counts.
std::vector<difference> diff(const run& before, const run& after);

}  // namespace sockspec::results
