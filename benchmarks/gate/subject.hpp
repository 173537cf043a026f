#pragma once
// A program that is judged: any of Google Benchmark's.

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

struct subject {
  std::string role;  // "base", "new": for messages
  std::filesystem::path program;
  std::vector<std::pair<std::string, std::string>> environment;
};

/// How a process of a subject measures.
struct sampling {
  std::string filter;      // of rows; empty: all
  double min_time = 0.01;  // seconds of each repetition
  int repetitions = 1;
  std::chrono::milliseconds deadline = std::chrono::seconds(120);
};

/// A program that does not do what those of Google Benchmark do: what() has its role, its path,
/// what happened and the command that shows it.
class broken_subject : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs it once, in a process of its own. Errors: broken_subject.
benchmark_run sample(const subject&, const sampling&);

/// An expression for `filter` that matches these rows and no others.
std::string exactly_these(const std::vector<std::string>& rows);

/// What a program wrote to standard output, without what stands before and after Google
/// Benchmark's JSON; empty, if there is none.
std::string_view json_part(std::string_view output);

}  // namespace sockspec::benchmarks
