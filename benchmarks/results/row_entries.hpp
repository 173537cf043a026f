#pragma once
// What rows measured, as Google Benchmark would have written it, and back.

#include <vector>

#include "benchmarks/results/google_benchmark_json.hpp"
#include "benchmarks/results/ratio_table.hpp"

namespace sockspec::benchmarks {

/// An entry for each repetition, with the counter `of_raw` where there is a ratio.
std::vector<measurement> as_measurements(const measures&);

/// The repetitions of what has a row's name and did not fail: the others are no rows.
measures as_measures(const std::vector<measurement>&);

}  // namespace sockspec::benchmarks
