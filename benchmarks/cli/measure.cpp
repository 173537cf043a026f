// `sockspec bench`, without a subcommand: measures.

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/pages/ratio_page.hpp"
#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks::cli {
namespace {

namespace fs = std::filesystem;

/// The whole suite beside every rival takes half an hour of a quiet machine.
constexpr std::chrono::hours deadline{6};

struct measure_options {
  std::vector<std::string> questions;
  std::vector<std::string> against;
  std::string directory;
  bool brief = false;

  bool any() const { return !questions.empty() || !against.empty() || !directory.empty() || brief; }
  fs::path file(const char* name) const { return fs::path(directory) / name; }
};

void add_list(std::vector<std::string>& command, const std::string& option,
              const std::vector<std::string>& names) {
  for (const std::string& name : names) command.push_back(option + "=" + name);
}

program_run benchmarks_for(const measure_options& asked) {
  program_run run;
  run.command = {program_beside("sockspec_benchmarks").string()};
  add_list(run.command, "--questions", asked.questions);
  add_list(run.command, "--against", asked.against);
  if (asked.brief) run.command.emplace_back("--brief");
  if (!asked.directory.empty()) {
    run.command.push_back("--benchmark_out=" + asked.file("benchmarks.json").string());
    run.command.emplace_back("--benchmark_out_format=json");
  }
  run.deadline = deadline;
  return run;
}

/// A name that a folder cannot have, or a full disk, is told before anything is measured.
void make_directory(const std::string& directory) {
  std::error_code failure;
  fs::create_directories(directory, failure);
  if (failure) throw std::runtime_error(directory + ": cannot be made: " + failure.message());
}

int measure(const measure_options& asked, output& to) {
  if (!asked.directory.empty()) make_directory(asked.directory);
  program_run run = benchmarks_for(asked);
  run.on_error_output = [&to](std::string_view text) { to.err << text << std::flush; };
  const program_end ended = run_program(run);
  if (ended.signal != 0 || ended.killed != killed_for::nothing) {
    throw std::runtime_error(describe(ended, run));
  }
  to.out << ended.output;
  if (asked.directory.empty() || ended.status == broken_status) return ended.status;
  write_file(asked.file("table.txt"), ended.output);
  write_file(asked.file("index.html"), ratio_page(read_run(asked.file("benchmarks.json"))));
  to.err << "figures: " << fs::absolute(asked.directory).string() << '\n';
  return ended.status;
}

}  // namespace

void add_measure(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<measure_options>();
  root.add_option("--question", asked->questions, "Measure only these; all unless said")
      ->type_name("LIST");
  root.add_option("--against", asked->against,
                  "Only these contenders, beside raw, raw_again and portability")
      ->type_name("LIST");
  root.add_option("--out", asked->directory,
                  "Directory for table.txt, benchmarks.json and the page index.html")
      ->type_name("DIR");
  root.add_flag("--brief", asked->brief,
                "Each row once, for a moment: whether it works, not what it costs");
  root.final_callback([&root, &chosen, asked] {
    const bool alone = root.get_subcommands().empty();
    if (alone) chosen = [asked](output& to) { return measure(*asked, to); };
    if (!alone && asked->any()) {
      throw CLI::ValidationError("options before a subcommand are those of measuring alone");
    }
  });
}

}  // namespace sockspec::benchmarks::cli
