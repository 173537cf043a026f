// sockspec bench history: what was measured at which commit, and where it changed.

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "benchmarks/cli/files.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/history/exports.hpp"
#include "benchmarks/history/store.hpp"
#include "benchmarks/history/trend_text.hpp"
#include "benchmarks/history/utc_date.hpp"
#include "benchmarks/pages/history_page.hpp"

namespace sockspec::benchmarks::cli {
namespace {

constexpr const char* place_type = "FOLDER|branch:NAME";

struct show_options {
  std::vector<std::string> from{default_history};
  std::string row;
  std::string metric;
  std::string page;
  std::string format;
  std::string better = "bigger";
  std::string commit;
  bool all = false;
};

struct add_options {
  std::vector<std::string> runs;
  std::string commit;
  std::string date;
  std::string to = default_history;
};

struct merge_options {
  std::vector<std::string> from;
  std::string to = default_history;
};

std::regex pattern(const std::string& text, const char* option) {
  try {
    return std::regex(text, std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error&) {
    throw usage_error(std::string(option) + " " + text + ": is no regular expression");
  }
}

void deliver(const std::string& text, const show_options& asked, output& to) {
  if (asked.page.empty()) {
    to.out << text;
    return;
  }
  write_file(asked.page, text);
  to.err << "history: " << asked.page << '\n';
}

int draw(const history& whole, const show_options& asked, output& to) {
  pattern(asked.metric, "--metric");
  const auto trends = trends_of(whole.records, {pattern(asked.row, "--row"), asked.metric});
  to.out << trend_text(trends, asked.all || !asked.row.empty());
  if (!asked.page.empty()) deliver(history_page(whole, trends), asked, to);
  return 0;
}

int export_commit(const history& whole, const show_options& asked, output& to) {
  const auto records = records_at(whole.records, asked.commit);
  if (asked.format == "google-benchmark") {
    std::ostringstream text;
    write_benchmark_run(text, google_benchmark_of(records));
    deliver(text.str(), asked, to);
    return 0;
  }
  const better which = asked.better == "bigger" ? better::bigger : better::smaller;
  deliver(github_action_benchmark_of(records, which), asked, to);
  return 0;
}

int show(const show_options& asked, output& to) {
  const history whole = read_histories(asked.from);
  to.err << remark_text(whole);
  return asked.format.empty() ? draw(whole, asked, to) : export_commit(whole, asked, to);
}

/// A commit names a file.
void check_commit(const std::string& commit) {
  constexpr std::string_view allowed =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-";
  constexpr std::size_t longest = 100;
  const bool named = !commit.empty() && commit.size() <= longest && commit[0] != '.' &&
                     commit.find_first_not_of(allowed) == std::string::npos;
  if (!named) throw usage_error("--commit " + commit + ": a hash, or letters, digits, . _ -");
}

std::string date_for(const benchmark_run& run, const add_options& asked) {
  const auto found = run.context.find("date");
  const bool given = !asked.date.empty();
  if (!given && found == run.context.end()) {
    throw usage_error("the run has no date: say --date");
  }
  const auto date = utc_date(given ? asked.date : found->second);
  if (date) return *date;
  throw usage_error((given ? "--date " + asked.date : "the run's date " + found->second) +
                    ": is none; write 2026-11-20T17:48:25Z");
}

int add_runs(const add_options& asked, output& to) {
  check_commit(asked.commit);
  std::vector<record> records;
  for (const std::string& path : asked.runs) {
    const benchmark_run run = read_run(path);
    const auto of_run = records_of(run, asked.commit, date_for(run, asked));
    records.insert(records.end(), of_run.begin(), of_run.end());
  }
  if (records.empty()) throw std::runtime_error("nothing was measured there: no record is added");
  open_store(asked.to)->append(lines_of(records), "Benchmarks of " + asked.commit);
  to.out << records.size() << " records of " << asked.commit << " added to " << asked.to << '\n';
  return 0;
}

int merge(const merge_options& asked, output& to) {
  std::vector<file_lines> all;
  for (const std::string& place : asked.from) all.push_back(open_store(place)->read());
  const auto store = open_store(asked.to);
  if (store->exists()) all.push_back(store->read());
  const file_lines whole = merged(all);
  const history seen = read_history(whole);
  store->replace(whole, "Merge histories of benchmarks");
  to.err << remark_text(seen);
  to.out << seen.records.size() << " records in " << asked.to << '\n';
  return 0;
}

void describe_export(CLI::App& command, show_options& asked) {
  command
      .add_option("--format", asked.format,
                  "Instead of trends one commit, as another tool reads it: google-benchmark (for "
                  "its tools/compare.py), github-action-benchmark (its customBiggerIsBetter and "
                  "customSmallerIsBetter)")
      ->check(CLI::IsMember({"google-benchmark", "github-action-benchmark"}))
      ->type_name("FORMAT");
  command
      .add_option("--better", asked.better,
                  "For github-action-benchmark: bigger (ratios to raw) or smaller (counts; times "
                  "of what has neither)")
      ->check(CLI::IsMember({"bigger", "smaller"}))
      ->capture_default_str()
      ->type_name("WHICH");
  command.add_option("--commit", asked.commit, "For --format: which one; the last one unless said")
      ->type_name("C");
}

void add_adding(CLI::App& above, action& chosen) {
  const auto asked = std::make_shared<add_options>();
  CLI::App& command = *above.add_subcommand("add", "Adds runs of Google Benchmark to a history");
  command.footer(
      "example: sockspec bench history add --from benchmarks.json "
      "--commit $(git rev-parse HEAD) --to branch:benchmark-history");
  command.add_option("--from", asked->runs, "What a program of Google Benchmark wrote; repeatable")
      ->type_name("RUN.json")
      ->allow_extra_args(false)
      ->required();
  command.add_option("--commit", asked->commit, "What was measured: a hash, or a name")
      ->type_name("C")
      ->required();
  command
      .add_option("--date", asked->date,
                  "Of the commit, as `git show -s --format=%cI` prints it; the run's unless said")
      ->type_name("D");
  command.add_option("--to", asked->to, "The history; it is made if need be")
      ->capture_default_str()
      ->type_name(place_type);
  command.final_callback(
      [&chosen, asked] { chosen = [asked](output& to) { return add_runs(*asked, to); }; });
}

void add_merging(CLI::App& above, action& chosen) {
  const auto asked = std::make_shared<merge_options>();
  CLI::App& command = *above.add_subcommand(
      "merge", "Joins histories: each line once, whatever their order; no line is lost");
  command.footer(
      "example: sockspec bench history merge --from branch:origin/benchmark-history "
      "--to branch:benchmark-history");
  command.add_option("--from", asked->from, "A history; repeatable")
      ->type_name(place_type)
      ->allow_extra_args(false)
      ->required();
  command.add_option("--to", asked->to, "Where the whole goes, with what is there")
      ->capture_default_str()
      ->type_name(place_type);
  command.final_callback(
      [&chosen, asked] { chosen = [asked](output& to) { return merge(*asked, to); }; });
}

}  // namespace

void add_history(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<show_options>();
  CLI::App& command = *root.add_subcommand(
      "history", "Draws what was measured at which commit, and marks where it changed");
  command.footer(
      "Exit status: 0, whatever changed; 2 if the history cannot be read.\n"
      "example: sockspec bench history --from branch:benchmark-history --out trends.html");
  command.require_subcommand(0, 1);
  command.add_option("--from", asked->from, "The history; repeatable")
      ->capture_default_str()
      ->allow_extra_args(false)
      ->type_name(place_type);
  command.add_option("--row", asked->row, "Benchmarks in whose name this is found")
      ->type_name("REGEX");
  command
      .add_option("--metric", asked->metric,
                  "Metrics with this name; unless said of_raw, instructions, syscalls, and "
                  "cpu_time of what has none of these")
      ->type_name("REGEX");
  command.add_flag("--all", asked->all, "On the terminal, series that did not change, too");
  command.add_option("--out", asked->page, "A page with plots; with --format, the exported file")
      ->type_name("FILE");
  describe_export(command, *asked);
  add_adding(command, chosen);
  add_merging(command, chosen);
  command.final_callback([&chosen, &command, asked] {
    if (command.get_subcommands().empty()) {
      chosen = [asked](output& to) { return show(*asked, to); };
    }
  });
}

}  // namespace sockspec::benchmarks::cli
