#pragma once
// The view Matrix: a table of calls, which fold open to clauses, and these to kinds and modes.

#include "reports/html/html_writer.hpp"
#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

void write_matrix(html_writer&, const matrix_model&, const results::run&);

}  // namespace sockspec::reports
