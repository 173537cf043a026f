#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>

#include "cli/commands.hpp"
#include "cli/usage_error.hpp"
#include "engine/nearest_name.hpp"
#include "reports/escape.hpp"

namespace sockspec::conformance::cli {
namespace {

// What the flags that every command has were set to.
struct appearance {
  std::string colour = "auto";
  bool quiet = false;
};

// Everything that arguments are written into, and the command that was chosen.
struct arguments {
  appearance look;
  run_options run;
  list_options list;
  explain_options explain;
  report_options report;
  diff_options diff;
  deviations_options deviations;
  driver_check_options driver_check;
  mutants_options mutants;
  std::function<int(output&)> chosen;
};

// A flag that may be given several times, with one word each time.
CLI::Option* add_words(CLI::App& command, const std::string& flag, std::vector<std::string>& into,
                       const std::string& says) {
  return command.add_option(flag, into, says)->allow_extra_args(false);
}

void add_selecting(CLI::App& command, selecting& which) {
  const char* globs = "Cells by name: connect.*, connect.refused/tcp4.*; * anything, ? one letter";
  add_words(command, "--select", which.globs, globs)->type_name("GLOB");
  add_words(command, "--call", which.calls, "Clauses of this call: bind")->type_name("CALL");
  add_words(command, "--kind", which.kinds, "tcp4, udp6, ...; see list kinds")->type_name("KIND");
  add_words(command, "--mode", which.modes, "blocking, nonblocking or timeout")->type_name("MODE");
  add_words(command, "--side", which.sides, "connecting or accepting")->type_name("SIDE");
  add_words(command, "--level", which.levels, "must, should or unspecified")->type_name("LEVEL");
  command
      .add_option("--depth", which.depth,
                  "smoke: each clause once for each group of kinds; full: every cell")
      ->type_name("DEPTH")
      ->capture_default_str();
  command.add_option("--shard", which.shard, "The I-th of N parts of the cells, for N machines")
      ->type_name("I/N");
}

void add_jobs(CLI::App& command, int& jobs) {
  command.add_option("--jobs", jobs, "Pairs of drivers at work at once")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
}

CLI::App& add_command(CLI::App& root, arguments& all, const std::string& name,
                      const std::string& says, const std::string& example,
                      std::function<int(output&)> does) {
  CLI::App& command = *root.add_subcommand(name, says);
  command.footer("example: " + example);
  command.add_option("--color", all.look.colour, "auto, always or never; auto heeds NO_COLOR")
      ->type_name("WHEN");
  command.add_flag("-q,--quiet", all.look.quiet, "Only what is unexpected, and the conclusion");
  command.final_callback([&all, does = std::move(does)] { all.chosen = does; });
  return command;
}

void add_run(CLI::App& root, arguments& all) {
  run_options& asked = all.run;
  CLI::App& command =
      add_command(root, all, "run", "Judge targets",
                  "sockspec run native --select 'connect.*' --kind tcp4 --out report",
                  [&asked](output& to) { return run(asked, to); });
  command
      .add_option("targets", asked.targets,
                  "Names of targets, or paths of manifests; native and portability unless said")
      ->type_name("TARGET");
  add_selecting(command, asked.which);
  add_jobs(command, asked.jobs);
  command
      .add_option("--out", asked.out,
                  "Directory for run.json, records.jsonl, junit.xml, summary.md, report.html")
      ->type_name("DIR");
  command
      .add_option("--as", asked.as,
                  "Judge by these documents in place of each target's own, and without its "
                  "deviations: whether what stands on it inherits its faults")
      ->type_name("DOCUMENT")
      ->expected(1);
  command.add_flag("--strict", asked.strict,
                   "Failures of `should` clauses, and deviations that are expired or untriaged, "
                   "are unexpected");
  command.add_flag("--dry-run", asked.dry, "Name the cells, and run none");
}

void add_list(CLI::App& root, arguments& all) {
  list_options& asked = all.list;
  CLI::App& command = add_command(root, all, "list", "Say what there is",
                                  "sockspec list clauses --call connect --format json",
                                  [&asked](output& to) { return list(asked, to); });
  command
      .add_option("what", asked.what,
                  "clauses, cells, kinds, targets, mutants, sources or documents")
      ->type_name("WHAT")
      ->required();
  command
      .add_option("--format", asked.format,
                  "text for people, json for programs, markdown: a page for each call of clauses")
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_option("--out", asked.out, "Where markdown goes")->type_name("DIR");
  command.add_option("--target", asked.target, "Only what applies to this target")
      ->type_name("TARGET");
  add_words(command, "--document", asked.documents,
            "Of sources: only sections of this one: posix-2024, linux-man, rfc, winsock, portable")
      ->type_name("DOCUMENT");
  add_selecting(command, asked.which);
}

void add_explain(CLI::App& root, arguments& all) {
  explain_options& asked = all.explain;
  CLI::App& command =
      add_command(root, all, "explain", "Say what a clause, a mutant or an error means",
                  "sockspec explain connect.refused; sockspec explain 10061",
                  [&asked](output& to) { return explain(asked, to); });
  command
      .add_option("what", asked.what,
                  "A clause or mutant; an error by number (10061), name (ECONNREFUSED, "
                  "EAI_NONAME) or portable name (connection_refused)")
      ->type_name("CLAUSE|MUTANT|ERROR");
  command.add_flag("--names", asked.names, "List the portable names of errors");
}

void add_report(CLI::App& root, arguments& all) {
  report_options& asked = all.report;
  CLI::App& command = add_command(root, all, "report", "Write the reports of a stored run",
                                  "sockspec report shard-1 shard-2 --out report",
                                  [&asked](output& to) { return report(asked, to); });
  command
      .add_option("directories", asked.directories,
                  "What `sockspec run --out` has written: one run, or the shards of one")
      ->type_name("DIR")
      ->required();
  command.add_option("--out", asked.out, "Where to write; needed for shards")->type_name("DIR");
  command.add_flag("--observations", asked.observations, "Show what was observed, not what failed");
}

void add_diff(CLI::App& root, arguments& all) {
  diff_options& asked = all.diff;
  CLI::App& command =
      add_command(root, all, "diff", "Say what changed from one run to another",
                  "sockspec diff before after", [&asked](output& to) { return diff(asked, to); });
  command.add_option("before", asked.before, "What an earlier `sockspec run --out` has written")
      ->type_name("DIR")
      ->required();
  command.add_option("after", asked.after, "What a later one has written")
      ->type_name("DIR")
      ->required();
}

void add_deviations(CLI::App& root, arguments& all) {
  deviations_options& asked = all.deviations;
  CLI::App& command = add_command(root, all, "deviations",
                                  "Show a target's known deviations, or bring them up to date",
                                  "sockspec deviations native --update",
                                  [&asked](output& to) { return deviations(asked, to); });
  command.add_option("target", asked.target, "Name of a target, or path of a manifest")
      ->type_name("TARGET")
      ->required();
  command.add_flag("--update", asked.update, "Judge every cell, and remove what passes now");
  command.add_flag("--baseline", asked.baseline,
                   "Judge every cell, and accept what is unexpected, marked as untriaged");
  add_jobs(command, asked.jobs);
}

void add_driver(CLI::App& root, arguments& all) {
  CLI::App& driver = *root.add_subcommand("driver", "Look at a driver instead of a target");
  driver.require_subcommand(1);
  driver.footer("example: sockspec driver check native");
  driver_check_options& asked = all.driver_check;
  CLI::App& command = add_command(driver, all, "check", "Try whether a driver keeps the protocol",
                                  "sockspec driver check native --select 'frame.*'",
                                  [&asked](output& to) { return driver_check(asked, to); });
  command.add_option("target", asked.target, "Name of a target, or path of a manifest")
      ->type_name("TARGET")
      ->required();
  add_words(command, "--select", asked.globs, "Manners by name")->type_name("GLOB");
}

void add_mutants(CLI::App& root, arguments& all) {
  mutants_options& asked = all.mutants;
  CLI::App& command = add_command(
      root, all, "mutants", "Tell lies, and say which clauses catch them",
      "sockspec mutants --select 'connect.*'", [&asked](output& to) { return mutants(asked, to); });
  add_words(command, "--select", asked.globs, "Mutants by name; see list mutants")
      ->type_name("GLOB");
  command.add_flag(
      "--thorough", asked.thorough,
      "Look for clauses that fail without naming the lie in all of their cells, not in "
      "one of them");
  command.add_option("--target", asked.target, "Whose driver lies")
      ->type_name("TARGET")
      ->capture_default_str();
  add_jobs(command, asked.jobs);
}

// The innermost command that was named.
const CLI::App& named_command(const CLI::App& root) {
  const auto below = root.get_subcommands();
  return below.empty() ? root : named_command(*below.front());
}

std::string full_name(const CLI::App& command) {
  const auto* above = command.get_parent();
  return above == nullptr ? command.get_name() : full_name(*above) + ' ' + command.get_name();
}

// "did you mean": what the command knows of the kind of the first thing that it does not know.
std::string advice(const CLI::App& command) {
  const auto strange = command.remaining();
  if (strange.empty()) return {};
  std::vector<std::string> names;
  for (const auto* one : command.get_options()) names.push_back("--" + one->get_single_name());
  for (const auto* one : command.get_subcommands({})) names.push_back(one->get_name());
  const std::vector<std::string_view> known(names.begin(), names.end());
  const auto nearest = nearest_name(strange.front(), known);
  return nearest.empty() ? "" : "; did you mean \"" + std::string(nearest) + "\"?";
}

int complain_about_usage(const CLI::App& root, const CLI::ParseError& error, std::ostream& err) {
  const auto& command = named_command(root);
  err << "sockspec: " << error.what() << advice(command) << "\nTry `" << full_name(command)
      << " --help`.\n";
  return broken_status;
}

// What cannot be written at last (a full disk) was not said.
int finish(std::ostream& out, std::ostream& err, int status) {
  out.flush();
  if (out) return status;
  err << "sockspec: cannot write all of standard output; free space where it goes\n";
  return broken_status;
}

int carry_out(const arguments& all, std::ostream& out, std::ostream& err) {
  const auto colour = reports::colour_choice_from(all.look.colour);
  if (!colour) {
    err << "sockspec: --color " << all.look.colour << ": write auto, always or never\n";
    return broken_status;
  }
  output to{out, err, reports::standard_output(*colour), all.look.quiet};
  try {
    return all.chosen(to);
  } catch (const std::exception& error) {
    err << "sockspec: " << reports::printable(error.what()) << '\n';
    return broken_status;
  }
}

}  // namespace

int command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  arguments all;
  all.run.command_line.assign(argv, argv + argc);
  CLI::App root("Judges socket implementations, clause by clause", "sockspec");
  root.set_version_flag("--version", "sockspec " SOCKSPEC_VERSION_TEXT);
  root.require_subcommand(1);
  root.footer(
      "example: sockspec run native\n\n"
      "What sockets cost is measured by `sockspec bench`; see `sockspec bench --help`.\n"
      "The environment variable SOCKSPEC_TARGETS names a folder of targets to use instead of "
      "sockspec's own.");
  add_run(root, all);
  add_list(root, all);
  add_explain(root, all);
  add_report(root, all);
  add_diff(root, all);
  add_deviations(root, all);
  add_driver(root, all);
  add_mutants(root, all);
  try {
    root.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    return finish(out, err, root.exit(help_or_version, out, err));
  } catch (const CLI::ParseError& error) {
    return complain_about_usage(root, error, err);
  }
  return finish(out, err, carry_out(all, out, err));
}

}  // namespace sockspec::conformance::cli
