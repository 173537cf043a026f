#pragma once

#include <string>
#include <vector>

#include "benchmarks/counts/counting.hpp"

namespace sockspec::benchmarks {

/// A line for each row that was counted.
std::string counts_table(const std::vector<measurement>&);

/// A line for each call: raw, the layer, what it adds, as a table of Markdown.
std::string calls_table(const std::vector<call_counts>&);

}  // namespace sockspec::benchmarks
