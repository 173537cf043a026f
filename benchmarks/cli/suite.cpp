// sockspec bench suite

#include "benchmarks/suite/suite.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <sstream>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/machine/affinity.hpp"
#include "benchmarks/machine/host.hpp"
#include "benchmarks/pages/ratio_page.hpp"
#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/suite/suite_table.hpp"

namespace sockspec::benchmarks::cli {
namespace {

constexpr int not_held_status = 1;

struct suite_options {
  std::vector<std::string> questions;
  std::vector<int> jobs;
  std::string directory;
  bool brief = false;
};

std::string known_questions() {
  std::string names;
  for (const suite_question& each : suite_questions()) {
    names += (names.empty() ? "" : ", ") + std::string(each.name);
  }
  return names;
}

std::vector<suite_question> wanted_questions(const std::vector<std::string>& names) {
  const auto all = suite_questions();
  if (names.empty()) return {all.begin(), all.end()};
  std::vector<suite_question> wanted;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(all, name, &suite_question::name);
    if (found == all.end()) {
      throw usage_error("--question " + name + ": there are " + known_questions());
    }
    wanted.push_back(*found);
  }
  return wanted;
}

suite_effort effort_of(const suite_options& asked) {
  suite_effort effort = asked.brief ? brief_suite_effort() : whole_suite_effort();
  if (!asked.jobs.empty()) effort.jobs = asked.jobs;
  return effort;
}

benchmark_run run_of(const suite_results& found) {
  benchmark_run run;
  for (const auto& [name, value] : host_environment(own_program().string())) {
    run.context[name] = value;
  }
  run.measurements = found.rows;
  return run;
}

void store(const benchmark_run& run, const std::string& table, const std::string& directory) {
  const std::filesystem::path folder(directory);
  std::ostringstream json;
  write_benchmark_run(json, run);
  write_file(folder / "benchmarks.json", json.str());
  write_file(folder / "table.txt", table);
  write_file(folder / "index.html", ratio_page(run));
}

int measure_suite(const suite_options& asked, output& to) {
  const auto questions = wanted_questions(asked.questions);
  const suite_task task{effort_of(asked), [&to](const std::string& what) {
                          to.err << "suite: " << what << '\n' << std::flush;
                        }};
  auto environment = run_of({});  // the load before this one
  environment.context["affinity"] = pin_to_one_processor();
  suite_results found;
  for (const suite_question& each : questions) each.ask(task, found);
  const std::string table = suite_table(found);
  to.out << table;
  if (!asked.directory.empty()) {
    store({environment.context, found.rows}, table, asked.directory);
  }
  return any(found.limits, standing::not_held) ? not_held_status : 0;
}

void add_options(CLI::App& command, suite_options& options) {
  command.add_option("--question", options.questions, "Only these: " + known_questions())
      ->delimiter(',')
      ->type_name("LIST");
  command.add_option("--jobs", options.jobs, "Numbers of jobs beside one (2,4,8 unless said)")
      ->delimiter(',')
      ->check(CLI::Range(2, 1000))
      ->type_name("LIST");
  command
      .add_option("--out", options.directory,
                  "Directory for table.txt, benchmarks.json and the page index.html")
      ->type_name("DIR");
  command.add_flag("--brief", options.brief, "For moments: whether it works, not what it costs");
}

}  // namespace

void add_suite(CLI::App& root, action& chosen) {
  const auto options = std::make_shared<suite_options>();
  CLI::App& command = *root.add_subcommand("suite", "Measures how fast the suite itself is");
  add_options(command, *options);
  command.footer(
      "raw is what the suite cannot do without: a process that does nothing, a line through `cat`\n"
      "and back, a run with one job, a blank page. raw_again is the same once more: the noise.\n"
      "The programs that are measured lie beside this one, as a build of everything leaves them.\n"
      "Exit status: 0; 1 if the report is too large, or shown too late also when measured again;\n"
      "2 if a program is not there, dies, hangs, or does not end as it should.\n\n"
      "example: sockspec bench suite --question cells_by_jobs --jobs 2,8 --out report");
  command.final_callback([options, &chosen] {
    chosen = [options](output& to) { return measure_suite(*options, to); };
  });
}

}  // namespace sockspec::benchmarks::cli
