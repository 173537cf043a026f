#pragma once
// Raw calls and a bystander by turns, each in a new process: raw, other, other, raw, raw, other,
// ...

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/beside/bystander.hpp"
#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// Nanoseconds of one operation.
struct operation_times {
  double processor = 0;
  double elapsed = 0;
};

/// What such a process prints: the lines "processor 12.5" and "elapsed 13".
/// Errors: throws std::runtime_error, if either is missing, or not over 0
operation_times read_operation_times(std::string_view printed);

/// Runs a command to its end. Errors: throws std::runtime_error with what it said
operation_times measure_command(const std::vector<std::string>& command);

struct beside_plan {
  std::string repeat_row;  // the program of that name
  std::vector<bystander> others;
  std::vector<std::string> places;
  int rounds = 10;
  double slice = 0.1;  // seconds that a process measures
};

/// Entries of repetitions: of each place those of raw, of raw_again, and of those others that
/// answer it, each repetition with the counters `operation_ns`, and `of_raw`: the ratio to the raw
/// process beside it. \param measure  as measure_command \param told     is given the name of each
/// row before it is measured
std::vector<measurement> measure_beside(
    const beside_plan&,
    const std::function<operation_times(const std::vector<std::string>&)>& measure,
    const std::function<void(const std::string&)>& told);

}  // namespace sockspec::benchmarks
