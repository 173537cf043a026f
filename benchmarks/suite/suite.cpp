#include "benchmarks/suite/suite.hpp"

#include <array>

#include "benchmarks/results/row_entries.hpp"

namespace sockspec::benchmarks {

using namespace std::chrono_literals;

suite_effort whole_suite_effort() {
  return {.rounds = 15,
          .starts = 5,
          .slice = 50ms,
          .runs = 3,
          .jobs = {2, 4, 8},
          .selection = "*",
          .depth = "full",
          .records = 45'000,
          .loads = 5};
}

suite_effort brief_suite_effort() {
  return {.rounds = 2,
          .starts = 1,
          .slice = 1ms,
          .runs = 1,
          .jobs = {2},
          .selection = "getsockname.*",
          .depth = "smoke",
          .records = 5'000,
          .loads = 2};
}

std::span<const suite_question> suite_questions() {
  static constexpr std::array<suite_question, 4> all{{
      {"driver_start", ask_driver_start},
      {"protocol_round_trip", ask_protocol_round_trip},
      {"cells_by_jobs", ask_cells_by_jobs},
      {"report_of_45000", ask_report_of_45000},
  }};
  return all;
}

void add_rows(suite_results& results, const measures& measured) {
  const auto rows = as_measurements(measured);
  results.rows.insert(results.rows.end(), rows.begin(), rows.end());
}

}  // namespace sockspec::benchmarks
