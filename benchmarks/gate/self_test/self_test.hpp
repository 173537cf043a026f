#pragma once
// The gate is judged too: how often it raises a false alarm, and what it catches.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "benchmarks/gate/gate.hpp"
#include "benchmarks/gate/self_test/test_counting.hpp"

namespace sockspec::benchmarks {

struct self_test_plan {
  std::filesystem::path programs;  // the folder of slowed_benchmarks and slowed_row
  std::size_t trials = 40;         // of no change, and of 5 %; a fifth as many of the others
  std::size_t pairs = 20;
  std::uint64_t seed = 1;
  bool quiet = true;
  bool busy = true;  // beside a neighbour; after the quiet part
  std::chrono::seconds time_limit = std::chrono::minutes(15);
};

/// The verdicts of the trials of one kind.
struct self_test_rate {
  bool busy = false;
  double injected = 0;  // a part of the row's time: 0.05 is 5 %
  int trials = 0;
  int slower = 0;
  int faster = 0;
  int too_noisy = 0;
  double realised = 0;       // the median of the changes that were measured
  int by_interval_rule = 0;  // first runs that the other rule would have called slower
};

struct self_test_result {
  std::vector<self_test_rate> rates;
  std::vector<counted_rate> counted;
  std::string why_not_counted;  // empty: it was
  bool complete = true;         // false: the time limit came first
  std::chrono::seconds took{};

  /// Nothing that has not changed was called slower or faster, and of each kind that must be caught
  /// at least 95 % were; each one of what was counted. A machine that cannot count is no fault.
  bool good() const noexcept;
};

/// What each kind must reach: none of 0, 95 % of 5 % and more; of less there is no promise.
bool is_good(const self_test_rate&) noexcept;

/// Errors: broken_subject; std::runtime_error, if a program is not there.
self_test_result test_gate(const self_test_plan&, const progress_line&);

std::string self_test_text(const self_test_result&);
std::string self_test_json(const self_test_plan&, const self_test_result&);

}  // namespace sockspec::benchmarks
