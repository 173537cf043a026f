#pragma once
// Cells that say the same, so that it is said once.

#include <functional>
#include <vector>

#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

using same_function = std::function<bool(const results::record&, const results::record&)>;

/// The records in groups of those that are the same, in the order of their first ones.
std::vector<record_row> groups_of(const record_row& records, const same_function& same);

}  // namespace sockspec::reports
