#pragma once
// A commit of a history in the formats of other tools. Pure functions.

#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/history/record.hpp"
#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// The records of one commit; of the last one in the history, if its name is empty. The beginning
/// of a name will do, if only one commit begins so. Errors: throws std::runtime_error, if there is
/// no such commit or more than one
std::vector<record> records_at(const std::vector<record>&, std::string_view commit);

/// What Google Benchmark would have written, with medians as its only repetition; a benchmark that
/// was measured several times has as many. For tools/compare.py.
benchmark_run google_benchmark_of(const std::vector<record>&);

enum class better { bigger, smaller };

/// The input of the GitHub action "Continuous Benchmark" for its tools customBiggerIsBetter (ratios
/// to raw, bytes and items per second) and customSmallerIsBetter (counts, and the processor time of
/// what has neither a ratio nor a count): a list of {name, unit, value, range, extra}.
/// Source: github.com/benchmark-action/github-action-benchmark, README.md.
std::string github_action_benchmark_of(const std::vector<record>&, better);

}  // namespace sockspec::benchmarks
