#pragma once
// The page of a history: `sockspec bench history --out FILE.html`.

#include <string>
#include <vector>

#include "benchmarks/history/lines.hpp"
#include "benchmarks/history/trends.hpp"

namespace sockspec::benchmarks {

/// One self-contained HTML file: the trends that changed first, then the others by question,
/// folded; what could not be read of the lines; the environment of the last record.
std::string history_page(const history&, const std::vector<trend>&);

}  // namespace sockspec::benchmarks
