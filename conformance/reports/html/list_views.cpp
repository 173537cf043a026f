#include "reports/html/list_views.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "reports/deviations.hpp"
#include "reports/html/cell_groups.hpp"
#include "reports/html/labels.hpp"
#include "reports/html/links.hpp"
#include "reports/tallies.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

void write_headings(html_writer& page, const std::vector<std::string>& headings) {
  page.open("thead").open("tr");
  for (const auto& each : headings) page.leaf("th", each, {{"scope", "col"}});
  page.close().close().line();
}

void write_link(html_writer& page, const results::record& cell, std::string_view name) {
  page.leaf("a", name, {{"href", "#" + cell_place(cell)}, {"class", "cell"}}).text(" ");
}

void write_findings(html_writer& page, const std::vector<results::finding>& findings) {
  if (findings.empty()) return;
  page.leaf("h3", "Findings about the run");
  page.open("ul", {{"class", "findings"}});
  for (const auto& each : findings) {
    page.open("li", {{"class", each.unexpected ? "unexpected" : "note"}});
    page.leaf("b", each.unexpected ? "unexpected" : "note").text(" ");
    if (!each.target.empty()) page.leaf("i", each.target).text(" ");
    page.leaf("span", each.text).close();
  }
  page.close().line();
}

bool belong_together(const results::record& a, const results::record& b) {
  return a.target == b.target && a.clause == b.clause && a.verdict == b.verdict &&
         a.outcome == b.outcome && a.observed == b.observed && a.deviation == b.deviation;
}

void write_unexpected_row(html_writer& page, const record_row& cells) {
  const auto& first = *cells.front();
  page.open("tr").open("th", {{"scope", "row"}});
  page.leaf("code", first.clause).leaf("p", first.says).close();
  page.leaf("td", first.target);
  page.open("td", {{"class", classes_of(first)}}).leaf("span", label_of(first)).text(" ");
  page.leaf("small", first.verdict.detail).close();
  page.open("td").leaf("p", first.observed);
  if (!first.deviation.empty()) page.leaf("p", first.deviation, {{"class", "soft"}});
  page.open("p", {{"class", "cells"}});
  for (const auto* cell : cells) write_link(page, *cell, variant_of(*cell));
  page.close().close().close().line();
}

std::set<std::string> symptoms_of(const deviation_cause& cause) {
  std::set<std::string> symptoms;
  for (const auto* cell : cause.cells) symptoms.insert(cell->symptom);
  return symptoms;
}

std::size_t clauses_in(const deviation_cause& cause) {
  std::set<std::string> clauses;
  for (const auto* cell : cause.cells) clauses.insert(cell->clause);
  return clauses.size();
}

void write_cause(html_writer& page, const deviation_cause& cause) {
  page.open("tr").open("th", {{"scope", "row"}}).leaf("p", cause.reason);
  page.open("details");
  page.leaf("summary",
            counted(cause.cells.size(), "cell") + " of " + counted(clauses_in(cause), "clause"));
  page.open("ul", {{"class", "links"}});
  for (const auto* cell : cause.cells) {
    page.open("li");
    write_link(page, *cell, cell->cell);
    page.close();
  }
  page.close().close().close();
  page.leaf("td", cause.target).open("td");
  for (const auto& symptom : symptoms_of(cause)) page.leaf("code", symptom).text(" ");
  page.close().close().line();
}

bool is_observation(const clause_rows& clause) {
  return clause.about->level == results::level::unspecified;
}

/// Class by class what was seen. Scripts link each to the first cell that shows it.
void write_classes(html_writer& page, const record_row& records) {
  std::map<std::string, record_row> classes;
  for (const auto* each : records) {
    const bool has_class = each->verdict.kind == results::verdict_kind::observed;
    classes[has_class ? each->verdict.detail : label_of(*each)].push_back(each);
  }
  page.open("td");
  for (const auto& [name, cells] : classes) {
    page.open("p", {{"class", classes_of(*cells.front())}}).text(name).text(" ");
    page.leaf("small", grouped(cells.size())).close();
  }
  page.close();
}

void write_observation(html_writer& page, const clause_rows& clause, std::size_t targets) {
  page.open("tr").open("th", {{"scope", "row"}});
  page.leaf("code", clause.id).leaf("p", clause.about->says).close();
  for (std::size_t target = 0; target < targets; ++target) {
    write_classes(page, records_of(clause.variants, target));
  }
  page.close().line();
}

}  // namespace

void write_unexpected(html_writer& page, const results::run& whole) {
  const auto cells = unexpected_records(whole);
  if (cells.empty()) {
    page.leaf("p", "No cell is unexpected.", {{"class", "nothing"}});
  } else {
    page.open("table", {{"class", "list"}});
    write_headings(page, {"clause", "target", "verdict", "observed"});
    page.open("tbody");
    for (const auto& group : groups_of(cells, belong_together)) write_unexpected_row(page, group);
    page.close().close().line();
  }
  write_findings(page, whole.findings);
}

void write_deviations(html_writer& page, const results::run& whole) {
  const auto causes = deviations_of(whole);
  if (causes.empty()) {
    page.leaf("p", "No cell departs from its clause for a known cause.", {{"class", "nothing"}});
    return;
  }
  page.open("table", {{"class", "list"}});
  write_headings(page, {"cause", "target", "symptoms"});
  page.open("tbody");
  for (const auto& cause : causes) write_cause(page, cause);
  page.close().close().line();
}

void write_observations(html_writer& page, const matrix_model& matrix) {
  if (observation_count(matrix) == 0) {
    page.leaf("p", "No clause of this run is unspecified.", {{"class", "nothing"}});
    return;
  }
  page.open("table", {{"class", "list observations"}});
  std::vector<std::string> headings{"left open by the documents"};
  headings.insert(headings.end(), matrix.targets.begin(), matrix.targets.end());
  write_headings(page, headings);
  page.open("tbody");
  for (const auto& call : matrix.calls) {
    for (const auto& clause : call.clauses) {
      if (is_observation(clause)) write_observation(page, clause, matrix.targets.size());
    }
  }
  page.close().close().line();
}

std::size_t observation_count(const matrix_model& matrix) {
  std::size_t count = 0;
  for (const auto& call : matrix.calls) {
    count += static_cast<std::size_t>(std::ranges::count_if(call.clauses, is_observation));
  }
  return count;
}

}  // namespace sockspec::reports
