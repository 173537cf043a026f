#pragma once
// The rows that the benchmarks beside this command have.

#include <regex>
#include <string>
#include <vector>

namespace sockspec::benchmarks::cli {

/// Their names, in the order of the program. Errors: throws std::runtime_error
std::vector<std::string> all_row_names();

/// Errors: throws usage_error with the option, if the text is none
std::regex regular_expression(const std::string& text, const char* option);

}  // namespace sockspec::benchmarks::cli
