// What `sockspec explain` says of errors.

#include <algorithm>

#include "cases/registry.hpp"
#include "cli/explain.hpp"
#include "reports/text_table.hpp"

namespace sockspec::conformance::cli {
namespace {

using reports::text_row;

bool holds(const std::vector<error_row>& rows, const error_row& wanted) {
  return std::ranges::any_of(rows, [&](const error_row& one) {
    return one.space == wanted.space && one.number == wanted.number && one.name == wanted.name;
  });
}

// Names are sought in the sentence as whole words: "interrupted", not "uninterrupted".
bool speaks_of(std::string_view sentence, std::string_view name) {
  const auto is_letter = [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); };
  for (auto at = sentence.find(name); at != sentence.npos; at = sentence.find(name, at + 1)) {
    const auto end = at + name.size();
    const bool starts = at == 0 || !is_letter(sentence[at - 1]);
    if (starts && (end == sentence.size() || !is_letter(sentence[end]))) return true;
  }
  return false;
}

}  // namespace

void explain_meaning(errc meaning, output& to, const std::vector<error_row>& marked) {
  const auto name = to_string(meaning);
  to.out << to.paint().strong(name) << "  " << explain(meaning) << '\n';
  std::vector<text_row> rows;
  for (const auto& row : error_table()) {
    if (row.meaning != meaning) continue;
    rows.push_back({holds(marked, row) ? ">" : " ", std::string(to_string(row.space)),
                    std::string(row.name), std::to_string(row.number)});
  }
  to.out << reports::text_table(rows, 3);
  for (const clause* one : all_clauses()) {
    if (speaks_of(one->says, name)) to.out << "   " << one->id << ": " << one->says << '\n';
  }
}

void explain_rows(const std::vector<error_row>& rows, output& to) {
  std::vector<errc> meanings;
  for (const auto& row : rows) {
    if (std::ranges::find(meanings, row.meaning) != meanings.end()) continue;
    if (!meanings.empty()) to.out << '\n';
    meanings.push_back(row.meaning);
    explain_meaning(row.meaning, to, rows);
  }
}

void list_error_names(output& to) {
  std::vector<errc> meanings;
  for (const auto& row : error_table()) meanings.push_back(row.meaning);
  std::ranges::sort(meanings, {}, [](errc one) { return to_string(one); });
  meanings.erase(std::unique(meanings.begin(), meanings.end()), meanings.end());
  std::vector<text_row> rows;
  for (const errc one : meanings) {
    rows.push_back({std::string(to_string(one)), std::string(explain(one))});
  }
  to.out << reports::text_table(rows, 2);
}

}  // namespace sockspec::conformance::cli
