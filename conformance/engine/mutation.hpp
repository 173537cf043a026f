#pragma once
// Runs mutants: each lie is told in the cells of the clauses that say they catch it, which must
// fail, and in every other cell that uses the operation it lies about, which must not.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/scheduler.hpp"

namespace sockspec::conformance {

/// A cell that did not behave as the mutant's description promises.
struct mutant_finding {
  std::string cell;
  std::string seen;  // "pass", "fail(ok)"
};

struct mutant_result {
  const mutant* lie = nullptr;
  std::size_t caught = 0;                // cells that failed as they should
  std::vector<mutant_finding> survived;  // cells of clauses that name it, and did not fail
  std::vector<mutant_finding> strays;    // cells of clauses that do not, and failed
  std::vector<mutant_finding> unjudged;  // cells of clauses that name it, not good without a lie
};

/// Whether it did what it is there for: somebody caught it, nobody let it pass, nobody else failed.
bool is_proved(const mutant_result&);

/// In how many cells a lie is told beside those of the clauses that name it.
enum class stray_search { one_cell_a_clause, every_cell };

/// What is being run: cells done, cells in all.
using mutation_progress = std::function<void(std::size_t done, std::size_t all)>;

/// Runs the cells (one for each clause and group of kinds is enough) without a lie, then those that
/// a lie concerns with it. Results in the order of the mutants. A stop leaves the results of what
/// was not run empty. Errors: driver_unusable.
struct mutation_order {
  std::span<const mutant* const> lies;
  const std::vector<cell>& cells;
  stray_search strays = stray_search::one_cell_a_clause;
};
std::vector<mutant_result> run_mutants(const mutation_order&, const target&, const installation&,
                                       const schedule&, const mutation_progress&);

}  // namespace sockspec::conformance
