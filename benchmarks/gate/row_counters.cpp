// How rows are counted: ours by the program `repeat_row`, others by fixed numbers of iterations.

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "benchmarks/counts/counting.hpp"
#include "benchmarks/gate/counting_rows.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* our_repeater = "repeat_row";
/// What callgrind shall take at most for the additional iterations, without callgrind.
constexpr double counted_nanoseconds = 2e7;
constexpr double most_iterations = 1000;

bool has_repeater(const subject& who) {
  std::error_code absent;
  return std::filesystem::exists(who.program.parent_path() / our_repeater, absent) &&
         who.program.filename() == "sockspec_benchmarks";
}

std::vector<std::string> iterating(const subject& who, const std::string& row, int iterations) {
  return {who.program.string(), "--benchmark_format=json",
          "--benchmark_filter=" + exactly_these({row}), "--benchmark_repetitions=1",
          "--benchmark_min_time=" + std::to_string(iterations) + "x"};
}

/// What one process measured in so many iterations; empty, if the library does not understand it.
std::vector<measurement> iterated(const subject& who, const std::string& row, int iterations) {
  const auto end =
      run_program({.command = iterating(who, row, iterations), .environment = who.environment});
  const auto json = json_part(end.output);
  if (!end.succeeded() || json.empty()) return {};
  std::istringstream text{std::string(json)};
  auto found = read_benchmark_run(text, who.program.string()).measurements;
  std::erase_if(found, [&](const measurement& one) { return one.iterations != iterations; });
  return found;
}

/// So many that their number is more than what the library needs for other digits in its output.
int iterations_of(const subject& who, const std::string& row) {
  constexpr int some = 10;
  const auto measured = iterated(who, row, some);
  if (measured.empty()) throw std::runtime_error(row + ": it does not iterate as it is told");
  const double time = std::max(measured.front().real_time, 1.0);
  return static_cast<int>(std::clamp(counted_nanoseconds / time, 10.0, most_iterations));
}

counts count_by_iterations(const subject& who, const std::string& row) {
  const int more = iterations_of(who, row);
  const auto counted = [&](int iterations) {
    return count_program(iterating(who, row, iterations), who.environment);
  };
  auto found = of_one_operation(counted(more), counted(2 * more), more);
  // What is left of the library's own work is less than one in an operation.
  found.instructions = std::round(found.instructions);
  return found;
}

counts count_by_repeater(const subject& who, const std::string& row) {
  return count_row(who.program.parent_path() / our_repeater, row, who.environment);
}

}  // namespace

row_counter find_counter(const subject& base, const subject& fresh, const std::string& some_row,
                         std::string& why_not) {
  why_not = why_not_counted();
  if (!why_not.empty()) return {};
  if (has_repeater(base) && has_repeater(fresh)) return count_by_repeater;
  for (const subject* one : {&base, &fresh}) {
    if (!iterated(*one, some_row, 7).empty()) continue;
    why_not =
        one->role + " takes no fixed number of iterations; with Google Benchmark 1.8 it would";
    return {};
  }
  return count_by_iterations;
}

}  // namespace sockspec::benchmarks
