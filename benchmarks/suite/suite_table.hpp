#pragma once
// What was found about the suite's speed, as text. Pure functions.

#include <string>

#include "benchmarks/suite/suite.hpp"

namespace sockspec::benchmarks {

/// The ratios to raw by question, as of all benchmarks; then for each row its median time, how many
/// things a second that is, and what else was counted; then what was left out and the limits.
std::string suite_table(const suite_results&);

}  // namespace sockspec::benchmarks
