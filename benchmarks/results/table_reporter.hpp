#pragma once
// Shows a run of Google Benchmark as a table of ratios.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "benchmarks/results/ratio_table.hpp"

namespace sockspec::benchmarks {

class table_reporter final : public benchmark::BenchmarkReporter {
 public:
  /// \param contenders  as of ratio_table
  /// \param time_counter   the counter of a run that holds the nanoseconds of an operation
  /// \param ratio_counter  that which holds its ratio to the reference
  table_reporter(std::vector<std::string> contenders, std::string time_counter,
                 std::string ratio_counter);

  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override;
  /// Prints the table.
  void Finalize() override;

 private:
  void add(const Run&);

  std::vector<std::string> contenders_;
  std::string time_counter_;
  std::string ratio_counter_;
  measures measures_;
};

}  // namespace sockspec::benchmarks
