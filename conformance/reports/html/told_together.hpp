#pragma once
// Cells of a clause that say the same, so that it is said once.

#include <cstddef>
#include <vector>

#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

/// The same kinds and modes on some targets.
struct told_cells {
  std::vector<std::size_t> targets;
  std::vector<record_row> cells;  // of each of these targets, in the same order of kinds and modes
};

/// The clause's cells, those of each target and then those of several targets together that say the
/// same: of what fails the run, in every word; of the rest, but for numbers, native errors and
/// transcripts, of which the first cell's stand for all.
std::vector<told_cells> told_together(const clause_rows&, std::size_t targets);

/// Whether no other target has a cell of these kinds and modes.
bool are_of_every_target(const told_cells&, const clause_rows&);

}  // namespace sockspec::reports
