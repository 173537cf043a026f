#include "reports/html/matrix_view.hpp"

#include <algorithm>
#include <map>

#include "reports/html/clause_view.hpp"
#include "reports/html/labels.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

void write_columns(html_writer& page, std::size_t targets) {
  page.open("colgroup").single("col", {{"class", "name"}});
  for (std::size_t i = 0; i < targets; ++i) page.single("col");
  page.close().line();
}

void write_heading(html_writer& page, const matrix_model& matrix, const results::stamp& stamp) {
  page.open("thead").open("tr").leaf("th", "call", {{"scope", "col"}});
  for (const auto& name : matrix.targets) {
    const auto known = std::ranges::find(stamp.targets, name, &results::target_stamp::name);
    page.open("th", {{"scope", "col"}}).leaf("b", name);
    if (known != stamp.targets.end()) {
      page.text(" ").leaf("small", known->implementation, {{"title", known->title}});
    }
    page.close();
  }
  page.close().close().line();
}

/// What every verdict of the set comes to: "54 pass, 3 fail".
std::string breakdown(const record_row& records) {
  std::map<results::verdict_kind, std::size_t> counts;
  for (const auto* each : records) ++counts[each->verdict.kind];
  std::string text;
  for (const auto& [kind, count] : counts) {
    text += (text.empty() ? "" : ", ") + grouped(count) + " " + word_of(kind);
  }
  return text;
}

void write_count(html_writer& page, const record_row& records) {
  if (records.empty()) {
    page.leaf("td", "", {{"class", "absent"}});
    return;
  }
  const auto count = count_of(records);
  page.open("td", {{"class", class_of(count)}, {"title", breakdown(records)}});
  page.leaf("span", grouped(count.good) + "/" + grouped(count.cells));
  if (count.unexpected > 0) {
    page.text(" ").leaf("b", grouped(count.unexpected) + " unexpected");
  }
  page.close();
}

void write_totals(html_writer& page, const matrix_model& matrix) {
  page.open("tbody", {{"class", "total"}}).open("tr").leaf("th", "all calls", {{"scope", "row"}});
  for (std::size_t target = 0; target < matrix.targets.size(); ++target) {
    record_row all;
    for (const auto& call : matrix.calls) {
      const auto some = records_of(call, target);
      all.insert(all.end(), some.begin(), some.end());
    }
    write_count(page, all);
  }
  page.close().close().line();
}

bool has_unexpected(const call_rows& call, std::size_t targets) {
  for (std::size_t target = 0; target < targets; ++target) {
    if (count_of(records_of(call, target)).unexpected > 0) return true;
  }
  return false;
}

void write_call(html_writer& page, const call_rows& call, const matrix_model& matrix) {
  page.open("tbody", {{"class", "call"}, {"data-call", call.name}});
  page.open("tr", {{"class", "call"}}).open("th", {{"scope", "row"}});
  if (has_unexpected(call, matrix.targets.size())) {
    page.open("details", {{"open", ""}});
  } else {
    page.open("details");
  }
  page.open("summary").text(call.name).text(" ");
  page.leaf("small", counted(call.clauses.size(), "clause")).close().close().close();
  for (std::size_t target = 0; target < matrix.targets.size(); ++target) {
    write_count(page, records_of(call, target));
  }
  page.close().line();
  for (const auto& clause : call.clauses) {
    write_clause(page, clause, matrix);
  }
  page.close().line();
}

}  // namespace

void write_matrix(html_writer& page, const matrix_model& matrix, const results::run& whole) {
  page.open("table", {{"class", "matrix"}});
  page.leaf("caption", "Calls, their clauses and cells, against targets");
  write_columns(page, matrix.targets.size());
  write_heading(page, matrix, whole.stamp);
  write_totals(page, matrix);
  for (const auto& call : matrix.calls) write_call(page, call, matrix);
  page.close().line();
}

}  // namespace sockspec::reports
