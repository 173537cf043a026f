// sockspec bench counts

#include <CLI/CLI.hpp>
#include <memory>
#include <regex>
#include <sstream>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/row_list.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/counts/counting.hpp"
#include "benchmarks/counts/counts_table.hpp"
#include "benchmarks/processes/own_program.hpp"

namespace sockspec::benchmarks::cli {
namespace {

struct counts_options {
  std::string rows = "_by_size/(tcp4|unix_stream)/64/(raw|portability)$";
  bool no_calls = false;
  std::string out;
};

std::vector<std::string> rows_that_match(const std::string& wanted) {
  const std::regex pattern = regular_expression(wanted, "--rows");
  std::vector<std::string> rows = all_row_names();
  std::erase_if(rows, [&](const std::string& row) { return !std::regex_search(row, pattern); });
  if (rows.empty()) throw usage_error("no row matches " + wanted);
  return rows;
}

std::vector<measurement> count_rows(const std::vector<std::string>& rows, std::ostream& progress) {
  const auto program = program_beside("repeat_row");
  std::vector<measurement> counted;
  for (const std::string& row : rows) {
    progress << "counting " << row << '\n';
    counted.push_back(to_measurement(row, count_row(program, row), counted_operations));
  }
  return counted;
}

void add_calls(const std::vector<call_counts>& calls, std::vector<measurement>& all) {
  for (const call_counts& call : calls) {
    all.push_back(to_measurement(call_row(call, "raw"), call.raw, call.operations));
    all.push_back(to_measurement(call_row(call, "portability"), call.layer, call.operations));
  }
}

std::string as_json(benchmark_run run) {
  run.context.emplace("counted_by", "callgrind, strace");
  std::ostringstream text;
  write_benchmark_run(text, run);
  return text.str();
}

int count(const counts_options& wanted, output& to) {
  if (const std::string reason = why_not_counted(); !reason.empty()) {
    throw std::runtime_error(reason);
  }
  benchmark_run run;
  run.measurements = count_rows(rows_that_match(wanted.rows), to.err);
  to.out << counts_table(run.measurements);
  if (!wanted.no_calls) {
    to.err << "counting each call\n";
    const auto calls = count_all_calls(program_beside("count_calls"));
    to.out << '\n' << calls_table(calls);
    add_calls(calls, run.measurements);
  }
  if (!wanted.out.empty()) write_file(wanted.out, as_json(std::move(run)));
  return 0;
}

}  // namespace

void add_counts(CLI::App& root, action& chosen) {
  const auto options = std::make_shared<counts_options>();
  CLI::App* command =
      root.add_subcommand("counts", "Instructions and system calls of an operation, exactly");
  command->add_option("--rows", options->rows, "rows whose name matches REGEX")
      ->type_name("REGEX")
      ->capture_default_str();
  command->add_flag("--no-calls", options->no_calls, "not each call of the layer beside the raw");
  command->add_option("--out", options->out, "Google Benchmark's JSON of all counts")
      ->type_name("FILE");
  command->footer(
      "Needs strace and valgrind. Status: 0; 2 if something cannot be counted.\n"
      "example: sockspec bench counts --rows 'sendall.*/65536/' --out counts.json");
  command->final_callback(
      [options, &chosen] { chosen = [options](output& to) { return count(*options, to); }; });
}

}  // namespace sockspec::benchmarks::cli
