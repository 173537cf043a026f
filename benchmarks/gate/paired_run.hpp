#pragma once
// Two programs by turns, a new process for each measure: what disturbs the machine disturbs both.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "benchmarks/gate/random_source.hpp"
#include "benchmarks/gate/row_cost.hpp"
#include "benchmarks/gate/subject.hpp"

namespace sockspec::benchmarks {

struct contest {
  subject base, fresh;
  std::optional<std::regex> reference;
};

/// What was measured: run i of one is the partner of run i of the other.
struct paired_runs {
  std::vector<benchmark_run> base, fresh;
};

/// ln(new cost / base cost) of each pair, by row.
using log_changes = std::map<std::string, std::vector<double>>;

/// That many pairs; which of the two is first is the toss of a coin.
/// \param told  called after each pair with how many there are, if set
/// Errors: broken_subject
paired_runs measure_pairs(const contest&, const sampling&, std::size_t pairs, random_source& chance,
                          const std::function<void(std::size_t)>& told);

/// Of the rows that every run has. Errors: broken_subject, which names the program and the row,
/// where one cannot be judged.
log_changes changes_of(const contest&, const paired_runs&);

/// The costs of the rows of one run. Errors: broken_subject, with the program's role and path.
row_costs costs_of(const subject&, const benchmark_run&,
                   const std::optional<std::regex>& reference);

}  // namespace sockspec::benchmarks
