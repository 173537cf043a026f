#include "benchmarks/cli/row_list.hpp"

#include <sstream>
#include <stdexcept>

#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks::cli {

std::vector<std::string> all_row_names() {
  const auto program = program_beside("sockspec_benchmarks");
  const program_run listing{.command = {program.string(), "--benchmark_list_tests"}};
  const program_end listed = run_program(listing);
  if (!listed.succeeded()) {
    throw std::runtime_error(command_text(listing.command) + ": " + describe(listed, listing));
  }
  std::vector<std::string> rows;
  std::istringstream lines(listed.output);
  for (std::string row; std::getline(lines, row);) rows.push_back(row);
  return rows;
}

std::regex regular_expression(const std::string& text, const char* option) {
  try {
    return std::regex(text);
  } catch (const std::regex_error& wrong) {
    throw usage_error(std::string(option) + " " + text + ": " + wrong.what());
  }
}

}  // namespace sockspec::benchmarks::cli
