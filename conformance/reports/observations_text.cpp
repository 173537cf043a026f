#include "reports/observations_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>

#include "reports/escape.hpp"
#include "reports/text_table.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

using class_counts = std::map<std::string, std::size_t>;  // cells by class

struct clause_row {
  std::string id;
  std::map<std::string, class_counts> targets;
};

/// The clauses in the order of the records.
std::vector<clause_row> rows_of(const results::run& whole) {
  std::vector<clause_row> rows;
  for (const auto& cell : whole.records) {
    if (cell.level != results::level::unspecified) continue;
    auto found = std::ranges::find(rows, cell.clause, &clause_row::id);
    if (found == rows.end()) found = rows.insert(rows.end(), {cell.clause, {}});
    const bool has_class = cell.verdict.kind == results::verdict_kind::observed;
    ++found->targets[cell.target][has_class ? cell.verdict.detail : in_words(cell.verdict)];
  }
  return rows;
}

std::string in_words(const class_counts& classes) {
  std::vector<std::pair<std::string, std::size_t>> sorted(classes.begin(), classes.end());
  std::ranges::stable_sort(sorted, std::greater{}, [](const auto& one) { return one.second; });
  std::vector<std::string> words;
  for (const auto& [name, cells] : sorted) {
    words.push_back(fmt::format("{} {}", printable(name), grouped(cells)));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

std::string observations_text(const results::run& whole, const ink& paint) {
  std::vector<text_row> rows{{"clause"}};
  for (const auto& target : whole.stamp.targets) rows[0].push_back(printable(target.name));
  for (auto& clause : rows_of(whole)) {
    text_row row{printable(clause.id)};
    for (const auto& target : whole.stamp.targets) {
      row.push_back(in_words(clause.targets[target.name]));
    }
    rows.push_back(std::move(row));
  }
  if (rows.size() == 1) return "No clause of this run leaves its outcome open.\n";
  const auto text = text_table(rows, rows[0].size());
  const auto end = text.find('\n');
  return paint.quiet(text.substr(0, end)) + text.substr(end);
}

}  // namespace sockspec::reports
