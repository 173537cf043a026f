#pragma once
// The scheduler: many cells of one target over several pairs of actors, one blocking thread a pair.

#include <atomic>
#include <functional>
#include <vector>

#include "engine/mutant.hpp"
#include "engine/run_cell.hpp"
#include "engine/target.hpp"

namespace sockspec::conformance {

struct schedule {
  int jobs = 1;
  conformance::budgets budgets;
  const mutant* lie = nullptr;                     // told in every cell; null: none
  const std::atomic<bool>* interrupted = nullptr;  // set from outside to stop early
};

/// What the drivers of a target said of themselves.
struct target_introduction {
  introduction subject;
  introduction peer;
};

/// Starts the actors once, greets them, and measures how fast this machine answers. Errors:
/// driver_unusable.
target_introduction introduce(const target&, const installation&, budgets&);

/// Runs the cells and hands over each result as it comes, one at a time, in no order; a cell that
/// is not run is handed over as not_run. `below`: the target that this one stands on, or null; it
/// is asked for the cells that fail. Errors: driver_unusable.
void run_cells(const std::vector<cell>& cells, const target&, const target* below,
               const installation&, const schedule&, const std::function<void(cell_run)>& take);

}  // namespace sockspec::conformance
