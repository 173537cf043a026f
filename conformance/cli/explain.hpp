#pragma once
// The texts of `sockspec explain`.

#include <vector>

#include "cli/output.hpp"
#include "engine/clause.hpp"
#include "engine/mutant.hpp"
#include "sockspec/error_table.hpp"

namespace sockspec::conformance::cli {

void explain_clause(const clause&, output&);
void explain_mutant(const mutant&, output&);

/// What an error means, its number on every system, those in `marked` with a mark, and the clauses
/// that speak of it.
void explain_meaning(errc, output&, const std::vector<error_row>& marked = {});
/// Each meaning of the rows.
void explain_rows(const std::vector<error_row>&, output&);
/// Every portable name with its sentence.
void list_error_names(output&);

}  // namespace sockspec::conformance::cli
