// `sockspec bench path`.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/socket_address.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/machine/host.hpp"
#include "benchmarks/pages/ratio_page.hpp"
#include "benchmarks/path/path_comparison.hpp"
#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/results/row_entries.hpp"

namespace sockspec::benchmarks::cli {
namespace {

struct path_options {
  std::string through;
  std::string listen = "127.0.0.1:5900";
  std::string directory;
  int patience = 10;  // seconds
  bool brief = false;
};

benchmark_run run_of(const measures& all, const path_options& asked) {
  benchmark_run run;
  for (const auto& [name, value] : host_environment(own_program().string())) {
    run.context[name] = value;
  }
  run.context["path"] = asked.through + " to " + asked.listen;
  run.measurements = as_measurements(all);
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

int measure_path(const path_options& asked, output& to) {
  const std::chrono::seconds patience(asked.patience);
  const auto entrance = socket_address(asked.through, "--through");
  const far_end far(socket_address(asked.listen, "--listen"));
  const auto measured =
      compare_paths({"straight to " + asked.listen, far.where(), patience},
                    {"through " + asked.through, entrance, patience}, far.who(),
                    asked.brief ? brief_effort : whole_effort, [&to](const std::string& what) {
                      to.err << "path: " << what << '\n' << std::flush;
                    });
  const auto table = ratio_table(measured, {"raw", "raw_again", "through"});
  to.out << table;
  if (!asked.directory.empty()) store(run_of(measured, asked), table, asked.directory);
  return 0;
}

}  // namespace

void add_path(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<path_options>();
  CLI::App& command = *root.add_subcommand(
      "path", "Measures what a proxy or a tunnel costs, beside the straight way");
  command
      .add_option("--through", asked->through, "Where the proxy, or the tunnel's near end, listens")
      ->type_name("HOST:PORT")
      ->required();
  command
      .add_option("--listen", asked->listen,
                  "Where this command listens: what is under test must lead here")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  command.add_option("--patience", asked->patience, "With a way that says nothing, in seconds")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command
      .add_option("--out", asked->directory,
                  "Directory for table.txt, benchmarks.json and the page index.html")
      ->type_name("DIR");
  command.add_flag("--brief", asked->brief, "For a moment: whether it works, not what it costs");
  command.footer(
      "raw is the straight way, raw_again the same once more: the noise.\n"
      "Exit status: 0; 2 if a way breaks, is silent, or leads elsewhere.\n\n"
      "example: socat TCP-LISTEN:8080,fork TCP:127.0.0.1:5900 &\n"
      "         sockspec bench path --through 127.0.0.1:8080 --out report");
  command.callback(
      [asked, &chosen] { chosen = [asked](output& to) { return measure_path(*asked, to); }; });
}

}  // namespace sockspec::benchmarks::cli
