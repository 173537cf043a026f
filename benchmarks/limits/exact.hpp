#pragma once
// The limits on what is counted.

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "benchmarks/limits/finding.hpp"

namespace sockspec::benchmarks {

/// Counts the system calls of each place that a limit is about, raw and layer.
/// \param rows  all there are, as `sockspec_benchmarks --benchmark_list_tests` prints them
/// \param told  is given the name of what is counted next
/// Errors: throws std::runtime_error, if a limit is about no row, or nothing can be counted
std::vector<finding> judge_row_calls(std::span<const calls_limit>,
                                     const std::vector<std::string>& rows,
                                     const std::filesystem::path& repeat_row,
                                     const std::function<void(const std::string&)>& told);

/// Counts each call of the layer beside the system's own.
std::vector<finding> judge_each_call(const std::filesystem::path& count_calls, instructions_count);

}  // namespace sockspec::benchmarks
