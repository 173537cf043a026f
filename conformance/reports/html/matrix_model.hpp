#pragma once
// A run as a matrix: calls, their clauses, and of these the kinds and modes, against targets.

#include <string>
#include <vector>

#include "results/run.hpp"

namespace sockspec::reports {

/// One record a target, in the order of matrix_model::targets; null where a target has no such
/// cell.
using record_row = std::vector<const results::record*>;

struct variant {
  std::string name;  // "tcp4.blocking"
  std::string kind, mode, side;
  record_row records;
};

/// A clause; `about` is one of its records, for level, sentence and sources.
struct clause_rows {
  std::string id;
  const results::record* about = nullptr;
  std::vector<variant> variants;
};

struct call_rows {
  std::string name;
  std::vector<clause_rows> clauses;
};

struct matrix_model {
  std::vector<std::string> targets;  // as the stamp lists them
  std::vector<call_rows> calls;
};

/// Points into the run, which must outlive it. Calls, clauses and variants stand in the order of
/// their first records. Of a cell that has two records the last one counts.
matrix_model matrix_of(const results::run&);

/// The records of one target among these variants.
record_row records_of(const std::vector<variant>&, std::size_t target);
record_row records_of(const call_rows&, std::size_t target);

}  // namespace sockspec::reports
