#include "reports/html/clause_view.hpp"

#include <algorithm>

#include "reports/html/cell_texts.hpp"
#include "reports/html/labels.hpp"

namespace sockspec::reports {
namespace {

/// The class of a row in which every cell passes, as in most: its cells need none of their own.
constexpr const char* all_pass = "pass";

using cell_classes = std::vector<std::string>;

bool are_all_pass(const cell_classes& classes) {
  return std::ranges::all_of(classes,
                             [](const auto& each) { return each == all_pass || each == "absent"; });
}

void write_cell(html_writer& page, const std::string& own_class, bool row_passes,
                std::string_view content, std::string_view detail = {}) {
  if (row_passes && own_class == all_pass) {
    page.open("td");
  } else {
    page.open("td", {{"class", own_class}});
  }
  page.text(content);
  if (!detail.empty()) page.text(" ").leaf("small", detail);
  page.close();
}

cell_classes classes_of_clause(const std::vector<record_row>& cells) {
  cell_classes classes;
  for (const auto& each : cells) {
    classes.push_back(each.empty() ? "absent" : classes_of(worst_of(each)));
  }
  return classes;
}

void write_clause_row(html_writer& page, const clause_rows& clause, const matrix_model& matrix) {
  std::vector<record_row> cells;
  for (std::size_t target = 0; target < matrix.targets.size(); ++target) {
    cells.push_back(records_of(clause.variants, target));
  }
  const auto classes = classes_of_clause(cells);
  const bool passes = are_all_pass(classes);
  page.open("tr", {{"class", passes ? "clause pass" : "clause"}});
  page.open("th", {{"scope", "row"}}).open("details").open("summary");
  page.leaf("code", clause.id).text(" ").leaf("span", clause.about->says);
  if (clause.about->level != results::level::must) {
    page.text(" ").leaf("em", to_string(clause.about->level));
  }
  page.close().close().close();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    write_cell(
        page, classes[i], passes,
        cells[i].empty() ? "" : label_of(worst_of(cells[i])) + " " + share_of_worst(cells[i]));
  }
  page.close().line();
}

void write_variant_cells(html_writer& page, const record_row& cells, const cell_classes& classes) {
  const bool passes = are_all_pass(classes);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] == nullptr) {
      write_cell(page, classes[i], passes, "");
    } else {
      write_cell(page, classes[i], passes, label_of(*cells[i]), cells[i]->verdict.detail);
    }
  }
}

bool have_one_verdict(const results::record* a, const results::record* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->verdict == b->verdict && a->outcome == b->outcome;
}

bool look_the_same(const variant& a, const variant& b) {
  return a.side == b.side && std::ranges::equal(a.records, b.records, have_one_verdict);
}

using variant_group = std::vector<const variant*>;

/// The clause's kinds and modes, those of a side together that have the same verdicts on every
/// target.
std::vector<variant_group> rows_of(const clause_rows& clause) {
  std::vector<variant_group> rows;
  for (const auto& each : clause.variants) {
    const auto same = std::ranges::find_if(
        rows, [&](const variant_group& row) { return look_the_same(*row.front(), each); });
    if (same == rows.end()) {
      rows.push_back({&each});
    } else {
      same->push_back(&each);
    }
  }
  return rows;
}

void open_variants(html_writer& page, const std::string& side, bool passes) {
  if (side.empty() && !passes) {
    page.open("tr");
  } else if (side.empty()) {
    page.open("tr", {{"class", all_pass}});
  } else if (passes) {
    page.open("tr", {{"class", all_pass}, {"data-side", side}});
  } else {
    page.open("tr", {{"data-side", side}});
  }
}

void write_variant_row(html_writer& page, const variant_group& row) {
  const auto& cells = row.front()->records;
  cell_classes classes;
  for (const auto* cell : cells) {
    classes.push_back(cell == nullptr ? "absent" : classes_of(*cell));
  }
  open_variants(page, row.front()->side, are_all_pass(classes));
  page.open("th").text(row.front()->name);
  for (std::size_t i = 1; i < row.size(); ++i) page.single("br").text(row[i]->name);
  page.close();
  write_variant_cells(page, cells, classes);
  page.close().line();
}

/// Scripts make a row of each kind and mode, with links.
void write_variants(html_writer& page, const clause_rows& clause, const matrix_model& matrix) {
  const auto columns = std::to_string(matrix.targets.size() + 1);
  page.open("tr", {{"class", "cells"}}).open("td", {{"colspan", columns}});
  page.open("table", {{"aria-label", "kinds and modes"}});
  for (const auto& row : rows_of(clause)) write_variant_row(page, row);
  page.close().line();
  write_cell_texts(page, clause, matrix.targets);
  page.close().close().line();
}

}  // namespace

void write_clause(html_writer& page, const clause_rows& clause, const matrix_model& matrix) {
  write_clause_row(page, clause, matrix);
  write_variants(page, clause, matrix);
}

}  // namespace sockspec::reports
