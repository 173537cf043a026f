#pragma once
// The page of a run: `sockspec bench --out DIR`, `sockspec bench page FILE.json`.

#include <string>

#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// One self-contained HTML file: for each question and family a plot of the ratios to raw by size,
/// with their quartiles and the noise, and a table; then what has no ratio (floor, ceiling), what
/// failed, and the environment.
std::string ratio_page(const benchmark_run&);

}  // namespace sockspec::benchmarks
