#pragma once
// One cell, run against one target: the only place where a case is called.

#include <string>
#include <vector>

#include "engine/operation.hpp"
#include "engine/session.hpp"
#include "matrix/cell.hpp"
#include "results/record.hpp"

namespace sockspec::conformance {

/// Why a kind cannot be judged in this place.
struct lack {
  std::string who;  // "host", "target", "driver"; empty: nothing is lacking
  std::string why;
};

struct cell_run {
  results::record record;      // outcome and deviation are the judge's
  std::vector<op> operations;  // that the subject was asked for
  std::vector<std::int64_t> leaked;
};

/// Runs it. Errors: driver_unusable, where a driver cannot be started; whatever else goes wrong is
/// the record's verdict.
cell_run run_cell(const cell&, session&, seam* between = nullptr);

/// Whether the kind works there at all, by a round trip over it: what fails for another reason than
/// that the system lacks the kind is left to the cells.
lack probe(kind, session&);

/// The record of a cell that was not run.
results::record not_run(const cell&, const std::string& target, results::verdict);

}  // namespace sockspec::conformance
