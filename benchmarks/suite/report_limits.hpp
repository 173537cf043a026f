#pragma once
// What a report of 45,000 records may be. Pure functions.

#include <cstdint>
#include <string>
#include <vector>

#include "benchmarks/limits/finding.hpp"

namespace sockspec::benchmarks {

inline constexpr std::uintmax_t most_page_bytes = 2'000'000;
inline constexpr double most_milliseconds_until_shown = 1'000;

/// Exact: under the limit, or not held.
finding judge_page_size(std::uintmax_t bytes);

/// The least of several loads is what the page takes; the rest is what else the machine does.
/// \param milliseconds  at least one
finding judge_shown(const std::vector<double>& milliseconds);

/// Not measured, with the reason.
finding not_shown(const std::string& why);

}  // namespace sockspec::benchmarks
