#include "reports/summary_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "reports/escape.hpp"
#include "reports/tallies.hpp"
#include "reports/text_table.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

constexpr std::size_t slowest_shown = 20;
constexpr std::chrono::milliseconds long_for_a_cell(300);
constexpr std::size_t unexpected_shown = 50;

using tallies_of = std::function<std::vector<tally>(const results::summary&)>;

text_row heading_row(const std::vector<tally>& tallies) {
  text_row row{"target"};
  for (const auto& each : tallies) row.push_back(each.heading);
  return row;
}

text_row number_row(const std::string& name, const std::vector<tally>& tallies) {
  text_row row{printable(name)};
  for (const auto& each : tallies) row.push_back(grouped(each.count));
  return row;
}

std::string target_table(const results::run& whole, const ink& paint, const tallies_of& tallies) {
  std::vector<text_row> rows{heading_row(tallies(results::summary{}))};
  for (const auto& target : whole.stamp.targets) {
    rows.push_back(
        number_row(target.name, tallies(results::summarise(whole.records, target.name))));
  }
  auto text = text_table(rows);
  const auto end = text.find('\n');
  return paint.quiet(text.substr(0, end)) + text.substr(end);
}

std::string section(const ink& paint, std::string_view heading, std::size_t count) {
  return "\n" + paint.strong(fmt::format("{} ({})", heading, grouped(count))) + "\n";
}

std::string unexpected_list(const results::run& whole, const ink& paint) {
  const auto cells = unexpected_records(whole);
  if (cells.empty()) return {};
  std::vector<text_row> rows;
  for (const auto* cell : cells) {
    if (rows.size() == unexpected_shown) break;
    const auto stale = cell->outcome == results::outcome::stale ? ", stale deviation" : "";
    rows.push_back({"  " + printable(cell->cell), printable(cell->target),
                    printable(in_words(cell->verdict)) + stale});
  }
  auto text = section(paint, "Unexpected", cells.size()) + text_table(rows, 3);
  if (cells.size() > rows.size()) {
    text += fmt::format("  and {} more, in records.jsonl and report.html\n",
                        grouped(cells.size() - rows.size()));
  }
  return text;
}

std::string finding_line(const results::finding& one, const ink& paint) {
  const auto word = one.unexpected ? paint.bad("unexpected") : paint.quiet("note      ");
  const auto place = one.target.empty() ? "" : printable(one.target) + ": ";
  return fmt::format("{}  {}{}\n", word, place, printable(one.text));
}

std::string finding_list(const results::run& whole, const ink& paint) {
  if (whole.findings.empty()) return {};
  auto text = section(paint, "Findings", whole.findings.size());
  for (const auto& each : whole.findings) text += "  " + finding_line(each, paint);
  return text;
}

std::string untriaged_list(const results::run& whole) {
  std::string text;
  for (const auto& target : whole.stamp.targets) {
    if (target.untriaged == 0) continue;
    text += fmt::format("{}: {} accepted without a reason (untriaged)\n", printable(target.name),
                        counted(target.untriaged, "deviation"));
  }
  return text;
}

/// Why a cell took as long as it did; empty where that is not long.
std::string reason_for_time(const results::record& cell) {
  if (std::chrono::microseconds(cell.duration_us) <= long_for_a_cell) return {};
  if (cell.verdict.kind == results::verdict_kind::timeout) return "until the watchdog ended it";
  return cell.takes_long.empty() ? "no reason is known" : printable(cell.takes_long);
}

std::string slowest_list(const results::run& whole, const ink& paint) {
  std::vector<const results::record*> cells;
  for (const auto& cell : whole.records) {
    if (was_executed(cell.verdict.kind)) cells.push_back(&cell);
  }
  const auto shown = std::min(slowest_shown, cells.size());
  const auto middle = cells.begin() + static_cast<std::ptrdiff_t>(shown);
  std::ranges::partial_sort(cells, middle, std::greater{},
                            [](const auto* cell) { return cell->duration_us; });
  std::vector<text_row> rows;
  for (auto each = cells.begin(); each != middle; ++each) {
    rows.push_back({"  " + printable((*each)->cell), printable((*each)->target),
                    in_words(std::chrono::microseconds((*each)->duration_us)),
                    reason_for_time(**each)});
  }
  return rows.empty() ? "" : "\n" + paint.strong("Slowest") + "\n" + text_table(rows, 4);
}

}  // namespace

std::string unexpected_findings(const results::run& whole, const ink& paint) {
  std::string text;
  for (const auto& each : whole.findings) {
    if (each.unexpected) text += finding_line(each, paint);
  }
  return text;
}

std::string summary_text(const results::run& whole, const ink& paint) {
  const bool good = results::exit_status(whole) == 0;
  const auto last = conclusion(whole);
  return target_table(whole, paint, verdict_tallies) + "\n" +
         target_table(whole, paint, outcome_tallies) + untriaged_list(whole) +
         unexpected_list(whole, paint) + finding_list(whole, paint) + slowest_list(whole, paint) +
         "\n" + (good ? paint.good(last) : paint.bad(last)) + "\n";
}

}  // namespace sockspec::reports
