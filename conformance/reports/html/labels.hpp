#pragma once
// What a cell of the matrix says, and how it is classed for colour and filter.

#include <string>

#include "reports/html/matrix_model.hpp"

namespace sockspec::reports {

/// "pass"; "fail" where that fails the run, otherwise "fail, expected"; "pass, stale".
std::string label_of(const results::record&);

/// Verdict and outcome as classes of an element: "fail unexpected"; "not_run" where that was
/// expected, as nearly everything is.
std::string classes_of(const results::record&);

/// The record that speaks for a set that is not empty: the worst one.
const results::record& worst_of(const record_row&);

/// How many of the set have the label of the worst: "9", or "2/9" where others differ.
std::string share_of_worst(const record_row&);

/// What a call comes to on one target.
struct call_count {
  std::size_t cells = 0;
  std::size_t good = 0;        // pass, or only observed
  std::size_t bad = 0;         // something went wrong, whoever expected it
  std::size_t unexpected = 0;  // fail the run
};
call_count count_of(const record_row&);

/// "unexpected"; "known" where something went wrong that was expected; "all" good, "some" or "none"
/// where the others were not judged.
std::string class_of(const call_count&);

}  // namespace sockspec::reports
