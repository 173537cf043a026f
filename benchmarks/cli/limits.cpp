// sockspec bench limits

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/row_list.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/counts/scratch_folder.hpp"
#include "benchmarks/limits/bystander_rows.hpp"
#include "benchmarks/limits/exact.hpp"
#include "benchmarks/limits/speed.hpp"
#include "benchmarks/machine/affinity.hpp"
#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks::cli {
namespace {

constexpr int not_held_status = 1;

struct limits_options {
  bool exact = false;
  bool speed = false;
  bool no_instructions = false;
  int repetitions = 15;
  std::string from;
};

std::vector<finding> judge_counts(const limits_options& wanted, std::ostream& progress) {
  if (const std::string reason = why_not_counted(); !reason.empty()) {
    throw std::runtime_error(reason);
  }
  progress << "limits: counting each call\n";
  const auto instructions =
      wanted.no_instructions ? instructions_count::no : instructions_count::yes;
  auto findings = judge_each_call(program_beside("count_calls"), instructions);
  const auto told = [&](const std::string& place) {
    progress << "limits: counting " << place << std::endl;
  };
  const auto of_rows =
      judge_row_calls(calls_limits(), all_row_names(), program_beside("repeat_row"), told);
  findings.insert(findings.end(), of_rows.begin(), of_rows.end());
  return findings;
}

/// One interleaved run of all rows that the limits need, and then the programs that they name.
benchmark_run measure(std::span<const speed_limit> limits, int repetitions) {
  const scratch_folder folder;
  const auto file = folder.path() / "run.json";
  const program_run wanted{.command = {program_beside("sockspec_benchmarks").string(),
                                       "--benchmark_filter=" + rows_needed(limits),
                                       "--benchmark_repetitions=" + std::to_string(repetitions),
                                       "--benchmark_out=" + file.string()},
                           .deadline = std::chrono::minutes(20)};
  const program_end end = run_program(wanted);
  if (!end.succeeded()) throw std::runtime_error("sockspec_benchmarks " + describe(end, wanted));
  benchmark_run run = read_run(file);
  const auto beside =
      measure_bystanders(limits, program_beside("repeat_row").string(), repetitions);
  run.measurements.insert(run.measurements.end(), beside.begin(), beside.end());
  return run;
}

std::vector<finding> judge_measured(const limits_options& wanted, std::ostream& progress) {
  if (!wanted.from.empty()) return judge_speeds(speed_limits(), read_run(wanted.from));
  progress << "limits: measuring" << std::endl;
  pin_to_one_processor();  // and so whatever is started
  auto first = judge_speeds(speed_limits(), measure(speed_limits(), wanted.repetitions));
  const auto missed = not_held(speed_limits(), first);
  if (missed.empty()) return first;
  progress << "limits: measuring " << missed.size() << " once more, that were not held"
           << std::endl;
  const auto second = judge_speeds(missed, measure(missed, 2 * wanted.repetitions));
  return confirmed(std::move(first), second);
}

int judge_limits(const limits_options& wanted, output& to) {
  const bool both = wanted.exact == wanted.speed;
  bool missed = false;
  const auto show = [&](const std::vector<finding>& findings) {
    to.out << findings_text(findings) << std::flush;
    missed = missed || any(findings, standing::not_held);
  };
  if (both || wanted.exact) show(judge_counts(wanted, to.err));
  if (both || wanted.speed) show(judge_measured(wanted, to.err));
  to.out << (missed ? "a limit is not held\n" : "no limit is missed\n");
  return missed ? not_held_status : 0;
}

void add_options(CLI::App& command, limits_options& options) {
  command.add_flag("--exact", options.exact, "Only what is counted");
  command.add_flag("--speed", options.speed, "Only what is measured");
  command.add_flag("--no-instructions", options.no_instructions,
                   "Not the instructions: they are promised of optimised builds");
  command.add_option("--repetitions", options.repetitions, "Of each row")
      ->check(CLI::Range(3, 1000))
      ->capture_default_str();
  command.add_option("--from", options.from, "Judge what was measured before, as JSON")
      ->type_name("FILE");
}

}  // namespace

void add_limits(CLI::App& root, action& chosen) {
  const auto options = std::make_shared<limits_options>();
  CLI::App& command = *root.add_subcommand("limits", "Say whether the layer costs what it may");
  add_options(command, *options);
  command.footer(
      "What was measured is held, not held, or not resolvable: the noise is larger than the\n"
      "distance. What is not held is measured once more before it counts.\n"
      "Exit status: 0; 1 a limit is not held; 2 something cannot be counted or measured.\n\n"
      "example: sockspec bench limits --exact");
  command.final_callback([options, &chosen] {
    chosen = [options](output& to) { return judge_limits(*options, to); };
  });
}

}  // namespace sockspec::benchmarks::cli
