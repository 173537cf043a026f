#pragma once
// Dates as our files write them.

#include <chrono>
#include <string>

namespace sockspec::conformance {

/// "2027-06-01".
std::string to_string(std::chrono::year_month_day);

}  // namespace sockspec::conformance
