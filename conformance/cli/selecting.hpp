#pragma once
// The flags that select cells, as typed, and what they select.

#include <string>
#include <vector>

#include "matrix/cell.hpp"

namespace sockspec::conformance::cli {

struct selecting {
  std::vector<std::string> globs, calls, kinds, modes, sides, levels;
  std::string depth = "full";  // full, smoke
  std::string shard;           // "2/4"; empty: all
};

/// Errors: usage_error, naming what is known.
selection selection_from(const selecting&);

/// What to say where a selection has no cell: "no cell matches the selection; did you mean ...".
std::string nothing_matches(const selecting&);

/// The calls that have clauses, in the registry's order.
std::vector<std::string_view> known_calls();

}  // namespace sockspec::conformance::cli
