#pragma once
// Rows of programs that limits are about, which are measured in processes of their own.

#include <span>
#include <string>
#include <vector>

#include "benchmarks/limits/limit_table.hpp"
#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// Measures the bystanders that these limits name, where they are here, each at the one place of
/// its limit. Their ratios are to raw calls in the process beside each.
/// \param repeat_row  the program of that name
/// Errors: throws std::runtime_error, if one that is here fails
std::vector<measurement> measure_bystanders(std::span<const speed_limit>,
                                            const std::string& repeat_row, int rounds);

}  // namespace sockspec::benchmarks
