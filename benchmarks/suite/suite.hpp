#pragma once
// How fast the suite itself is: questions about the programs that are built beside this one. They
// are asked of processes, as users start them; nothing of the suite is linked here.

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/limits/finding.hpp"
#include "benchmarks/results/google_benchmark_json.hpp"
#include "benchmarks/results/ratio_table.hpp"

namespace sockspec::benchmarks {

/// How much is measured.
struct suite_effort {
  std::size_t rounds;              // each measures every contender once
  std::size_t starts;              // of a program, in a slice
  std::chrono::nanoseconds slice;  // of round trips, the shortest
  std::size_t runs;                // rounds of whole runs: cells and reports
  std::vector<int> jobs;           // beside one job
  std::string selection;           // of the cells that are judged by so many jobs
  std::string depth;               // of the run that is reported
  std::size_t records;             // of the report
  std::size_t loads;               // of its page
};

suite_effort whole_suite_effort();
suite_effort brief_suite_effort();

/// What was found. Rows are QUESTION/FAMILY/BYTES/CONTENDER.
struct suite_results {
  std::vector<measurement> rows;  // what is left out has the reason as its error
  std::vector<finding> limits;
};

/// \param told  is called with what is measured next
struct suite_task {
  suite_effort effort;
  std::function<void(const std::string&)> told;
};

/// One question: measures, and adds what it found. Asked on one processor, where it may be: whole
/// runs and the browser take all of them.
/// Errors: throws std::runtime_error, if a program is not there, dies, hangs, or does not do what
/// it is started for
struct suite_question {
  std::string_view name;
  void (*ask)(const suite_task&, suite_results&);
};

void ask_driver_start(const suite_task&, suite_results&);
void ask_protocol_round_trip(const suite_task&, suite_results&);
void ask_cells_by_jobs(const suite_task&, suite_results&);
void ask_report_of_45000(const suite_task&, suite_results&);

/// All of them, in the order in which they are asked.
std::span<const suite_question> suite_questions();

/// The targets that are judged by programs of this build.
inline constexpr std::string_view measured_targets[] = {"native", "portability"};

void add_rows(suite_results&, const measures&);

}  // namespace sockspec::benchmarks
