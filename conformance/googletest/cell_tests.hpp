#pragma once
// Cells as GoogleTest tests.

#include "googletest/cell_runner.hpp"

namespace sockspec::conformance {

/// Registers a test of the cell's name for each cell of the plan, and one environment that looks at
/// the deviations at the end. All of it outlives the tests.
void register_cells(const cli::planned_target&, cell_runner&);

}  // namespace sockspec::conformance
