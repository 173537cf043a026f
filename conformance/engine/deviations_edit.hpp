#pragma once
// What `sockspec deviations` writes: a deviations file after a run, as text from text.

#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/target.hpp"
#include "results/record.hpp"

namespace sockspec::conformance {

struct deviations_edit {
  std::string text;                   // of the whole file
  std::vector<std::string> changes;   // what was done, a line each; empty where nothing was
  std::vector<std::string> left_out;  // what was not done, and why, a line each
};

/// The records cannot decide it; what() says why, and what to run.
class edit_refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// --baseline: appends entries marked `untriaged` for the unexpected failures of this target, one
/// for each clause and symptom. What is there is not touched; a second time adds nothing.
/// `every_cell` has the names of all cells of the target. Errors: manifest_error, if the text is no
/// deviations file.
deviations_edit add_baseline(std::string_view text, const target&,
                             const std::vector<results::record>&,
                             std::span<const std::string> every_cell,
                             std::chrono::year_month_day today);

/// --update: removes the cells that pass from the entries that are in force and not intermittent,
/// globs that name no cell, and entries that are empty then. A glob of which some cells pass is
/// replaced by the names of the others. Everything else stays as it is, comments too; one directly
/// above an entry goes with it. Errors: edit_refused, unless every cell was run; manifest_error.
deviations_edit remove_stale(std::string_view text, const target&,
                             const std::vector<results::record>&,
                             std::span<const std::string> every_cell, const versions&);

}  // namespace sockspec::conformance
