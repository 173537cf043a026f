#pragma once
// The scheduler: many cells of one target over several pairs of actors, one blocking thread a pair.

#include <functional>
#include <stop_token>
#include <vector>

#include "engine/mutant.hpp"
#include "engine/run_cell.hpp"
#include "engine/target.hpp"

namespace sockspec::conformance {

struct schedule {
  int jobs = 1;  // pairs of actors
  conformance::budgets budgets;
  /// What is told in the cell of the same place; null: nothing. Empty: nothing in any cell.
  std::vector<const mutant*> lies;
  std::stop_token stop;  // ends the drivers at once; cells in flight are not_run(interrupted)
};

/// Runs the cells and hands over each result as it comes with the place of its cell, one at a time,
/// in no order; a cell that is not run is handed over as not_run. `below`: the target that this one
/// stands on, or null; it is asked for the cells that fail. Errors: driver_unusable, once every
/// cell has been handed over, where the driver cannot be started again or was lost five times in a
/// row; whatever `take` throws, which ends the run.
void run_cells(const std::vector<cell>& cells, const target&, const target* below,
               const installation&, const schedule&,
               const std::function<void(cell_run, std::size_t place)>& take);

}  // namespace sockspec::conformance
