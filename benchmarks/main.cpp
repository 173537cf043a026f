// The benchmarks, as a program of Google Benchmark: its options work here, with other defaults.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "benchmarks/machine/affinity.hpp"
#include "benchmarks/machine/environment.hpp"
#include "benchmarks/machine/signals.hpp"
#include "benchmarks/results/table_reporter.hpp"
#include "benchmarks/rows/program_arguments.hpp"
#include "benchmarks/rows/row.hpp"
#include "benchmarks/rows/row_benchmark.hpp"
#include "benchmarks/rows/selection.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* usage = R"(usage: sockspec_benchmarks [OPTION...]

Measures the portability layer and other libraries beside the raw system calls, in one interleaved
run, and prints how fast each is with the raw loop as 1.
  --questions LIST   only these, separated by commas
  --against LIST     only these contenders, beside raw, raw_again and portability
  --brief            do each row once for a moment, to see that it works: the figures mean nothing
The options of Google Benchmark work, among them:
  --benchmark_filter=REGEX        the rows: QUESTION/FAMILY/BYTES/CONTENDER
  --benchmark_list_tests          their names
  --benchmark_repetitions=N       15 unless said
  --benchmark_min_time=SECONDS    of each repetition, 0.02 unless said
  --benchmark_out=FILE            everything that was measured, as JSON
  --benchmark_format=json         the same on standard output, instead of the table
Exit status: 0; 1 if a row failed, or none matches; 2 if an option or a name in a list is unknown,
or the benchmarks cannot run here.

example: sockspec_benchmarks --questions sendall_by_size,ping_pong_pinned --against asio,libuv
)";

using rows_under_test = std::vector<std::shared_ptr<row_benchmark>>;

/// \param arguments  must outlive the run: Google Benchmark keeps the first one
void initialize(std::vector<std::string>& arguments) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  auto count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) {
    throw std::invalid_argument("unknown option; --help shows them");
  }
}

/// What the figures depend on: above the table, and in the JSON.
void record_environment(const std::string& program, const std::string& affinity, bool as_table) {
  auto all = environment(program);
  all.emplace(all.begin(), "affinity", affinity);
  for (const auto& [name, value] : all) {
    if (as_table) std::printf("%-14s %s\n", name.c_str(), value.c_str());
    benchmark::AddCustomContext(name, value);
  }
  if (affinity.starts_with("none")) {
    std::fprintf(stderr, "benchmarks: not on one processor: %s\n", affinity.c_str());
  }
  std::fflush(stdout);
}

/// Says every few seconds that something goes on: a table is printed at the end only.
class progress {
 public:
  void repeated() {
    using std::chrono::seconds;
    ++repetitions_;
    const auto now = std::chrono::steady_clock::now();
    if (now - said_ < seconds(5)) return;
    said_ = now;
    std::fprintf(stderr, "benchmarks: %d repetitions, %d s\n", repetitions_,
                 static_cast<int>(std::chrono::duration_cast<seconds>(now - begun_).count()));
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point said_ = begun_;
  int repetitions_ = 0;
};

rows_under_test register_rows(const std::vector<row>& wanted, measuring how, progress& shown) {
  rows_under_test rows;
  for (const row& each : wanted) {
    rows.push_back(std::make_shared<row_benchmark>(each, how));
    const auto repeat = [one = rows.back(), &shown](benchmark::State& state) {
      one->repeat(state);
      shown.repeated();
    };
    benchmark::RegisterBenchmark(to_string(each.name()).c_str(), repeat);
  }
  return rows;
}

/// Returns how many rows match the command line.
std::size_t run_rows(const std::vector<row>& wanted, bool as_table) {
  if (!as_table) return benchmark::RunSpecifiedBenchmarks();
  table_reporter table(contender_names(wanted), operation_ns, of_raw);
  return benchmark::RunSpecifiedBenchmarks(&table);
}

int report_failures(const rows_under_test& rows) {
  int status = 0;
  for (const auto& one : rows) {
    if (one->failure().empty()) continue;
    std::fprintf(stderr, "failed: %s: %s\n", to_string(one->name()).c_str(),
                 one->failure().c_str());
    status = 1;
  }
  return status;
}

int run(int argc, char** argv) {
  program_arguments said = parse_program_arguments({argv, argv + argc});
  if (said.help) {
    std::fputs(usage, stdout);
    return 0;
  }
  unblock_sigpipe();
  initialize(said.remaining);
  const std::vector<row> wanted = select(all_rows(), said.wanted);
  progress shown;
  const auto rows = register_rows(wanted, said.how, shown);
  record_environment(said.remaining.front(), pin_to_one_processor(), !said.other_output);
  const std::size_t matching = run_rows(wanted, !said.other_output);
  return matching == 0 ? 1 : report_failures(rows);
}

}  // namespace
}  // namespace sockspec::benchmarks

int main(int argc, char** argv) {
  try {
    return sockspec::benchmarks::run(argc, argv);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "sockspec_benchmarks: %s\n", failure.what());
    return 2;
  }
}
