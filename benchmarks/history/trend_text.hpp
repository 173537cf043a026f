#pragma once
// Trends on a terminal.

#include <string>
#include <vector>

#include "benchmarks/history/lines.hpp"
#include "benchmarks/history/trends.hpp"

namespace sockspec::benchmarks {

/// The trends that changed, each with its changes, and how many there are of the others; or all.
std::string trend_text(const std::vector<trend>&, bool all);

/// A line for each remark, the first few in full.
std::string remark_text(const history&);

/// Values as blocks of eight heights, the last forty of them.
std::string sparkline(const std::vector<trend_point>&);

}  // namespace sockspec::benchmarks
