#pragma once
// The limits on speed, held against what was measured. Pure functions.

#include <span>
#include <string>
#include <vector>

#include "benchmarks/limits/finding.hpp"
#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// One for each limit and each place where it was measured.
/// Errors: throws std::runtime_error, if a limit has no such place, or one has no noise
std::vector<finding> judge_speeds(std::span<const speed_limit>, const benchmark_run&);

/// The rows that these limits need, as --benchmark_filter takes them.
std::string rows_needed(std::span<const speed_limit>);

/// The limits that were not held, each for the one place where it was not: the name of a place, as
/// a regular expression, matches itself alone. They refer to the findings' texts.
std::vector<speed_limit> not_held(std::span<const speed_limit>, std::span<const finding>);

/// The findings with those of a second, independent run in the place of those that it repeats: what
/// was not held once and cannot be shown again was noise.
std::vector<finding> confirmed(std::vector<finding> first, std::span<const finding> second);

}  // namespace sockspec::benchmarks
