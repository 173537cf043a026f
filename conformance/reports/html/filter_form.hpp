#pragma once
// The form that filters the matrix. It needs scripts, and is hidden without them.

#include "reports/html/html_writer.hpp"
#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

void write_filter_form(html_writer&, const matrix_model&);

}  // namespace sockspec::reports
