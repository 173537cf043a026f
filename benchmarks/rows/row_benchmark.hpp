#pragma once
// A row under Google Benchmark.

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <utility>

#include "benchmarks/rows/program_arguments.hpp"
#include "benchmarks/rows/row.hpp"

namespace sockspec::benchmarks {

/// The counter of a repetition that holds the median of its ratios to the reference: over 1 is
/// faster. The reference itself has none.
inline constexpr const char* of_raw = "of_raw";

/// The counter of a repetition that holds the nanoseconds of one operation, the median of its
/// slices: of processor time, or where processors work at once of the clock.
inline constexpr const char* operation_ns = "operation_ns";

/// Measures a row, one repetition a call, on new connections each time: in slices that alternate
/// with slices of the reference. What Google Benchmark times is the row's own slices.
class row_benchmark {
 public:
  row_benchmark(row wanted, measuring how)
      : row_(std::move(wanted)), slice_(how == measuring::briefly ? 1 : 0) {}

  /// As often as the state asks. A failure ends this row.
  void repeat(benchmark::State&);

  /// The message of the failure; empty if there was none.
  const std::string& failure() const noexcept { return failure_; }
  row_name name() const { return row_.name(); }

 private:
  void run(benchmark::State&);
  void alone(benchmark::State&, work& own);
  void beside(benchmark::State&, work& own, work& reference);
  bool another_slice(benchmark::State&) const;

  row row_;
  std::string failure_;
  // Operations; 0: to be found in the first repetition. It is kept: Google Benchmark wants every
  // repetition to have as many.
  std::size_t slice_;
  bool own_first_ = false;  // where the next repetition begins: it may have a single pair
};

}  // namespace sockspec::benchmarks
