#pragma once
// What a program of Google Benchmark has measured: its JSON, read and written.
// Source: the library's own json_reporter.cc, versions 1.5 to 1.9.

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sockspec::benchmarks {

/// One entry of the list `benchmarks`.
struct measurement {
  std::string name;       // with the aggregate's, if it is one: "BM_copy/64_median"
  std::string run_name;   // without: "BM_copy/64"
  std::string aggregate;  // empty for a repetition, else "mean", "median", "stddev", "cv", ...
  int repetition = 0;     // from 0
  double iterations = 0;
  // Nanoseconds of an operation, whatever the file's unit is; a fraction where the aggregate is one
  // ("cv"); 0 where the entry has none.
  double real_time = 0;
  double cpu_time = 0;
  std::map<std::string, double> counters;  // every other number: "bytes_per_second", "of_raw"
  std::string label;
  std::string error;  // why it was skipped; empty where it was measured

  bool operator==(const measurement&) const = default;
};

struct benchmark_run {
  std::map<std::string, std::string> context;  // lists in it are JSON text, as "caches"
  std::vector<measurement> measurements;

  bool operator==(const benchmark_run&) const = default;
};

/// \param named  the file, for messages
/// Errors: throws std::runtime_error with the file and the place: a line and column where it is no
/// JSON ("out.json: line 3, column 7: ..."), the member where it is another one's
/// ("out.json: benchmarks[2].real_time: is no number")
benchmark_run read_benchmark_run(std::istream&, std::string_view named);

/// Writes what read_benchmark_run and Google Benchmark's tools/compare.py read.
void write_benchmark_run(std::ostream&, const benchmark_run&);

}  // namespace sockspec::benchmarks
