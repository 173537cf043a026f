// sockspec deviations: what a target is known to do otherwise, and the file that says so brought up
// to what a run has seen.

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/execution.hpp"
#include "cli/installation.hpp"
#include "cli/interruption.hpp"
#include "cli/progress_lines.hpp"
#include "cli/stamp.hpp"
#include "cli/usage_error.hpp"
#include "engine/deviations_edit.hpp"
#include "reports/escape.hpp"
#include "reports/words.hpp"
#include "results/text_file.hpp"

namespace sockspec::conformance::cli {
namespace {

using reports::printable;

void show(const deviation& one, output& to) {
  const bool overdue = one.review < today_in_utc();
  to.out << to.paint().strong(printable(one.cause))
         << (one.untriaged ? to.paint().bad("  untriaged") : "")
         << (overdue ? to.paint().warning("  review is due") : "") << '\n';
  to.out << fmt::format("  cells     {}\n",
                        printable(fmt::format("{}", fmt::join(one.cells, " "))));
  to.out << fmt::format("  symptoms  {}\n",
                        printable(fmt::format("{}", fmt::join(one.symptoms, " "))));
  to.out << "  why       " << printable(one.why) << '\n';
  to.out << "  source    " << printable(one.source) << '\n';
  if (!one.when.empty()) to.out << "  when      " << printable(one.when) << '\n';
}

int show_all(const target& of, output& to) {
  for (const auto& one : of.deviations) show(one, to);
  to.out << reports::counted(of.deviations.size(), "deviation") << " of " << of.name << '\n';
  return 0;
}

std::string text_of(const std::filesystem::path& file) {
  return std::filesystem::exists(file) ? results::read_file(file) : std::string();
}

// All at once: a process that dies on the way leaves the file as it was.
void replace(const std::filesystem::path& file, const std::string& text) {
  auto beside = file;
  beside += ".new";
  results::write_file(beside, text);
  std::filesystem::rename(beside, file);
}

int apply(const deviations_edit& edit, const std::filesystem::path& file, output& to) {
  for (const auto& line : edit.changes) to.out << printable(line) << '\n';
  for (const auto& line : edit.left_out) to.out << "left out: " << printable(line) << '\n';
  if (edit.changes.empty()) {
    to.out << file.string() << " stays as it is\n";
    return 0;
  }
  replace(file, edit.text);
  to.out << file.string() << ": " << reports::counted(edit.changes.size(), "change") << '\n';
  return 0;
}

}  // namespace

int deviations(const deviations_options& asked, output& to) {
  if (asked.update && asked.baseline) {
    throw usage_error(
        "--update and --baseline are two steps: remove what is gone, then accept "
        "what is left");
  }
  const auto where = find_installation();
  const auto plan = make_plan({asked.target}, {}, where);
  const auto& one = plan.front();
  if (!asked.update && !asked.baseline) return show_all(one.what, to);

  const interruption interrupted(to.err);
  std::size_t done = 0;
  const auto line = progress_lines(to);
  const int jobs = asked.jobs > 0 ? asked.jobs : jobs_for_this_machine();
  execution all(plan, where, {.jobs = jobs, .stop = interrupted.token()},
                {[](const results::stamp&, std::size_t) {},
                 [&](const results::record&) { line(++done, one.cells.size()); },
                 [&](const results::finding& found) {
                   to.err << "sockspec: " << printable(found.text) << '\n';
                 }});
  all.carry_out();
  if (interrupted.requested()) return interrupted_status;
  if (all.broken()) return broken_status;

  const auto& file = one.what.deviations_file;
  const auto& records = all.run().records;
  const auto by = all.judging_of(one.what.name);
  return apply(asked.update
                   ? remove_stale(text_of(file), one.what, records, one.every_cell, by.versions)
                   : add_baseline(text_of(file), one.what, records, one.every_cell, by.today),
               file, to);
}

}  // namespace sockspec::conformance::cli
