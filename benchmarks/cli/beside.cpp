// sockspec bench beside

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

#include "benchmarks/beside/beside_run.hpp"
#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/row_list.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/machine/affinity.hpp"
#include "benchmarks/machine/host.hpp"
#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/results/ratio_table.hpp"

namespace sockspec::benchmarks::cli {
namespace {

struct beside_options {
  std::vector<std::string> against;
  std::string places = ".";
  int rounds = 10;
  double slice = 0.1;
  std::string out;
};

bool is_wanted(const bystander& one, const std::vector<std::string>& against) {
  return against.empty() || std::ranges::count(against, one.contender) != 0;
}

/// Those that are here; says of the others why not.
std::vector<bystander> those_here(const beside_options& asked, std::ostream& messages) {
  std::vector<bystander> here;
  for (const bystander& one : bystanders()) {
    if (!is_wanted(one, asked.against)) continue;
    const std::string reason = why_absent(one);
    if (reason.empty()) {
      here.push_back(one);
    } else {
      messages << "beside: not measured: " << reason << '\n';
    }
  }
  if (here.empty()) throw usage_error("nobody is here to be measured; ci/setup --for rivals");
  return here;
}

std::vector<std::string> wanted_places(const std::string& wanted) {
  const std::regex pattern = regular_expression(wanted, "--places");
  std::vector<std::string> places;
  for (const std::string_view place : places_beside()) {
    if (std::regex_search(std::string(place), pattern)) places.emplace_back(place);
  }
  if (places.empty()) throw usage_error("no place matches " + wanted);
  return places;
}

std::string table_of(const std::vector<measurement>& all, const std::vector<bystander>& others) {
  measures measured;
  for (const measurement& each : all) {
    auto& row = measured[*parse_row_name(each.run_name)];
    row.nanoseconds.push_back(each.counters.at("operation_ns"));
    const auto ratio = each.counters.find("of_raw");
    if (ratio != each.counters.end()) row.ratios.push_back(ratio->second);
  }
  std::vector<std::string> columns{"raw", "raw_again"};
  for (const bystander& other : others) columns.push_back(other.contender);
  return ratio_table(measured, columns);
}

int measure(const beside_options& asked, output& to) {
  const beside_plan plan{.repeat_row = program_beside("repeat_row").string(),
                         .others = those_here(asked, to.err),
                         .places = wanted_places(asked.places),
                         .rounds = asked.rounds,
                         .slice = asked.slice};
  benchmark_run run;
  for (const auto& [name, value] : host_environment(plan.repeat_row)) run.context[name] = value;
  run.context["affinity"] = pin_to_one_processor();
  run.measurements = measure_beside(plan, measure_command, [&](const std::string& row) {
    to.err << "beside: " << row << std::endl;
  });
  to.out << table_of(run.measurements, plan.others);
  if (asked.out.empty()) return 0;
  std::ostringstream text;
  write_benchmark_run(text, run);
  write_file(asked.out, text.str());
  return 0;
}

}  // namespace

void add_beside(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<beside_options>();
  CLI::App& command =
      *root.add_subcommand("beside", "CPython, Go, iperf3 and sockperf beside raw calls");
  command.add_option("--against", asked->against, "Only these: cpython, go, iperf3, sockperf")
      ->delimiter(',')
      ->type_name("LIST");
  command.add_option("--places", asked->places, "QUESTION/FAMILY/BYTES that match")
      ->type_name("REGEX");
  command.add_option("--rounds", asked->rounds, "Pairs of processes for each")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command.add_option("--slice", asked->slice, "Seconds that a process measures")
      ->check(CLI::Range(1e-4, 60.0))
      ->capture_default_str();
  command.add_option("--out", asked->out, "Google Benchmark's JSON of all pairs")
      ->type_name("FILE");
  command.footer(
      "Exit status: 0; 2 if nobody is here, or something fails.\n\n"
      "example: sockspec bench beside --against cpython --places unix_stream/64");
  command.final_callback(
      [asked, &chosen] { chosen = [asked](output& to) { return measure(*asked, to); }; });
}

}  // namespace sockspec::benchmarks::cli
