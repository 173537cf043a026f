#pragma once
// The explicit list that joins the case files.

#include <string_view>
#include <vector>

#include "engine/clause.hpp"

namespace sockspec::conformance {

/// Every clause, in the order of the calls and, within a call, of its standard.
const std::vector<const clause*>& all_clauses();
/// Null where there is none of that id.
const clause* find_clause(std::string_view id);

}  // namespace sockspec::conformance
