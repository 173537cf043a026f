#include "benchmarks/gate/gate_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sockspec::benchmarks {
namespace {

std::string percent(double log_change) {
  return fmt::format("{:+.1f} %", 100 * part_of(log_change));
}

std::string interval_text(const interval& around) {
  return fmt::format("[{}, {}]", percent(around.low), percent(around.high));
}

std::string basis_text(const row_finding& row) {
  switch (row.against) {
    case cost_basis::raw:
      return "of raw";
    case cost_basis::reference:
      return "of " + row.reference;
    case cost_basis::nothing:
      break;
  }
  return "time";
}

std::string row_line(const row_finding& row) {
  const std::string counted = row.counted ? "; " + describe(*row.counted) : "";
  return fmt::format("{:<10} {:>8}  {:<20} {:>5}  {}  ({}{})\n", to_string(row.said),
                     percent(row.both.median), interval_text(row.both.around), row.both.pairs,
                     row.row, basis_text(row), counted);
}

std::string counting_text(const gate_result& result) {
  if (!result.why_not_counted.empty()) return "not counted: " + result.why_not_counted + '\n';
  std::string text;
  for (const auto& [row, why] : result.not_counted) {
    text += fmt::format("not counted: {}: {}\n", row, why);
  }
  return text;
}

std::string missing_text(const std::vector<std::string>& rows, const char* where) {
  std::string text;
  for (const std::string& row : rows) {
    text += fmt::format("{:<10} {:>8}  {:<20} {:>5}  {}  (only in {})\n", "not judged", "", "", "",
                        row, where);
  }
  return text;
}

std::vector<std::string> rows_that_are(verdict wanted, const gate_result& result) {
  std::vector<std::string> rows;
  for (const row_finding& one : result.rows) {
    if (one.said == wanted) rows.push_back(one.row);
  }
  return rows;
}

}  // namespace

std::string gate_text(const gate_plan& plan, const gate_result& result) {
  if (result.same_program) return conclusion_text(result) + '\n';
  std::string text = fmt::format(
      "{} pairs of new processes in random order, {} more for rows in doubt; --seed {}\n\n"
      "{:<10} {:>8}  {:<20} {:>5}  {}\n",
      plan.pairs, second_run_factor * plan.pairs, plan.seed, "verdict", "change",
      fmt::format("{:g} % interval", 100 * plan.needed.confidence), "pairs", "row");
  for (const row_finding& row : result.rows) text += row_line(row);
  text += missing_text(result.only_in_base, "base") + missing_text(result.only_in_new, "new");
  return text + '\n' + counting_text(result) + conclusion_text(result) + '\n';
}

std::string conclusion_text(const gate_result& result) {
  if (result.same_program) return "no change: it is the same program";
  std::string text;
  for (const verdict one : {verdict::slower, verdict::too_noisy, verdict::faster}) {
    const auto rows = rows_that_are(one, result);
    if (rows.empty()) continue;
    text += fmt::format("{}{} of {} rows {} {}: {}", text.empty() ? "" : "\n", rows.size(),
                        result.rows.size(), rows.size() == 1 ? "is" : "are", to_string(one),
                        fmt::join(rows, ", "));
  }
  if (!text.empty()) return text;
  return fmt::format("the same: {} {}", result.rows.size(),
                     result.rows.size() == 1 ? "row" : "rows");
}

}  // namespace sockspec::benchmarks
