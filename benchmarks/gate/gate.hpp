#pragma once
// Whether one program is slower than another, row by row: docs/gate.md.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "benchmarks/gate/counting_rows.hpp"
#include "benchmarks/gate/paired_run.hpp"
#include "benchmarks/gate/rule.hpp"

namespace sockspec::benchmarks {

struct gate_plan {
  contest both;
  sampling how;
  std::size_t pairs = 20;  // of the first run
  std::uint64_t seed = 0;
  thresholds needed;
  bool common_rows = false;  // rows that only one of the two has are named, and are no error
  bool counting = true;      // instructions and system calls, before the first run
};

/// What was found about one row.
struct row_finding {
  std::string row;
  verdict said = verdict::same;
  cost_basis against = cost_basis::nothing;
  std::string reference;
  series_summary first;
  std::optional<series_summary> second;
  series_summary both;  // of all pairs
  std::optional<counted_change> counted;
};

struct gate_result {
  bool same_program = false;  // byte for byte: nothing was measured
  std::vector<row_finding> rows;
  std::vector<std::string> only_in_base, only_in_new;
  paired_runs first, second;                       // what was measured
  std::map<std::string, std::string> not_counted;  // by row, why
  std::string why_not_counted;                     // empty: counting was possible
};

/// One line about what goes on, now and then.
using progress_line = std::function<void(const std::string&)>;

/// Counts, measures and judges: a first run of all rows, a second one of those that need it and are
/// not slower by their counts; nothing, if it is one program twice.
/// Errors: broken_subject; std::runtime_error, if the programs have no row in common, or other rows
/// than each other.
gate_result judge_programs(const gate_plan&, const progress_line&);

/// The same, also of one program twice: in other environments it may differ.
gate_result judge_by_measuring(const gate_plan&, const progress_line&);

/// Of all rows: slower if one is; else too noisy if one is; else faster if one is; else the same.
verdict overall(const std::vector<row_finding>&) noexcept;

}  // namespace sockspec::benchmarks
