// sockspec report and sockspec diff: what stored runs say.

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/order.hpp"
#include "cli/usage_error.hpp"
#include "reports/escape.hpp"
#include "reports/observations_text.hpp"
#include "reports/summary_text.hpp"
#include "reports/text_table.hpp"
#include "reports/words.hpp"
#include "reports/write_reports.hpp"
#include "results/diff.hpp"
#include "results/merge.hpp"
#include "results/store.hpp"

namespace sockspec::conformance::cli {
namespace {

using reports::printable;

results::run read_all(const std::vector<std::string>& directories) {
  std::vector<results::run> runs;
  for (const auto& each : directories) runs.push_back(results::read_run(each));
  auto whole = runs.size() == 1 ? std::move(runs.front()) : results::merge_runs(runs);
  put_in_order(whole);
  return whole;
}

void store(const results::run& whole, const std::string& directory) {
  results::writer to(directory, whole.stamp);
  for (const auto& one : whole.records) to.append(one);
  to.finish(whole);
}

std::string verdict_or_nothing(const std::optional<results::verdict>& seen) {
  return seen ? reports::in_words(*seen) : "no such cell";
}

}  // namespace

int report(const report_options& asked, output& to) {
  if (asked.directories.size() > 1 && asked.out.empty()) {
    throw usage_error(
        "the reports of several shards need a directory of their own; name it with "
        "--out");
  }
  const auto whole = read_all(asked.directories);
  const auto& directory = asked.out.empty() ? asked.directories.front() : asked.out;
  if (!asked.out.empty()) store(whole, directory);
  reports::write_reports(whole, directory);
  if (asked.observations) {
    to.out << reports::observations_text(whole, to.paint());
  } else if (!to.quiet) {
    to.out << reports::summary_text(whole, to.paint());
  }
  return results::exit_status(whole);
}

int diff(const diff_options& asked, output& to) {
  const auto changes =
      results::diff(results::read_run(asked.before), results::read_run(asked.after));
  std::vector<reports::text_row> rows;
  for (const auto& one : changes) {
    const bool bad = one.change == results::change::regressed;
    if (to.quiet && !bad) continue;
    const auto verdicts = verdict_or_nothing(one.before) + " -> " + verdict_or_nothing(one.after);
    rows.push_back({std::string(to_string(one.change)), printable(one.target), printable(one.cell),
                    printable(verdicts)});
  }
  to.out << reports::text_table(rows, 4);
  const auto regressed =
      std::ranges::count(changes, results::change::regressed, &results::difference::change);
  to.out << reports::counted(changes.size(), "cell") << " changed, "
         << reports::grouped(static_cast<std::size_t>(regressed)) << " regressed\n";
  return regressed > 0 ? 1 : 0;
}

}  // namespace sockspec::conformance::cli
