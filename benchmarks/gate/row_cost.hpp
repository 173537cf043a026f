#pragma once
// What a row cost in one process, against what it is held. Pure functions.

#include <map>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>

#include "benchmarks/results/google_benchmark_json.hpp"

namespace sockspec::benchmarks {

/// What a cost is a ratio to.
enum class cost_basis { raw, reference, nothing };

struct row_cost {
  double log_cost = 0;  // ln of the cost's ratio to its basis, or of nanoseconds
  cost_basis against = cost_basis::nothing;
  std::string reference;  // the row that it is a ratio to, if that is one of the same run
};

/// By the name of the row.
using row_costs = std::map<std::string, row_cost>;

/// A run that cannot be judged: what() names the row and the way out.
class bad_measurement : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The costs of the rows of one process.
///  - Rows with the counter `of_raw`, which is a speed, cost 1 / of_raw; where there are such rows,
///    those without it are what they are held against, and have no cost.
///  - Otherwise a row that `reference` matches is one to which others are held: those whose name is
///    its name with something else in the place of what was matched; of several, the one with which
///    a name has most in common. A row without one, or without `reference`, costs its time.
/// A row's time is its processor time; real time where its name ends in /real_time or /manual_time.
/// Of several repetitions the median counts. Rows of ours whose threads run freely are left out.
/// Errors: bad_measurement, if a row failed, took no time, or there is none.
row_costs costs_of(const benchmark_run&, const std::optional<std::regex>& reference);

}  // namespace sockspec::benchmarks
