#pragma once
// Records come in the order in which cells end; people read them in the order of the clauses.

#include "results/run.hpp"

namespace sockspec::conformance::cli {

/// By target as the stamp names them, then as `sockspec list cells` does; cells of clauses that are
/// not known here (a run of another version) come last.
void put_in_order(results::run&);

}  // namespace sockspec::conformance::cli
