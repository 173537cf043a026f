#pragma once
// A clause in the matrix: its row, and what that folds open to.

#include "reports/html/html_writer.hpp"
#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

/// The worst of its cells on each target; kinds and modes, those with the same verdicts in one row;
/// the texts of the cells. Scripts link the first, and make a row of each kind and mode.
void write_clause(html_writer&, const clause_rows&, const matrix_model&);

}  // namespace sockspec::reports
