#pragma once
// The views that list cells across calls: Unexpected, Deviations, Observations.

#include "reports/html/html_writer.hpp"
#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

/// Every cell and finding that fails the run, and the findings that are only notes.
void write_unexpected(html_writer&, const results::run&);

/// By target and cause: how many cells, of which clauses, with which symptoms.
void write_deviations(html_writer&, const results::run&);

/// Each unspecified clause, and what every target was seen to do.
void write_observations(html_writer&, const matrix_model&);

/// How many causes or unspecified clauses there are to see.
std::size_t observation_count(const matrix_model&);

}  // namespace sockspec::reports
