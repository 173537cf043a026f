#include "reports/html/cell_texts.hpp"

#include <algorithm>
#include <chrono>

#include "reports/html/labels.hpp"
#include "reports/html/links.hpp"
#include "reports/html/told_together.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

std::string duration_of(const told_cells& told) {
  auto shortest = told.cells.front().front()->duration_us, longest = shortest;
  for (const auto& cells : told.cells) {
    for (const auto* each : cells) {
      shortest = std::min(shortest, each->duration_us);
      longest = std::max(longest, each->duration_us);
    }
  }
  const auto least = in_words(std::chrono::microseconds(shortest));
  const auto most = in_words(std::chrono::microseconds(longest));
  return least == most ? least : least + " to " + most;
}

void write_term(html_writer& page, std::string_view term, std::string_view content) {
  if (content.empty()) return;
  page.leaf("dt", term).leaf("dd", content);
}

void write_sources(html_writer& page, const std::vector<std::string>& sources) {
  page.open("ul", {{"class", "sources"}});
  for (const auto& source : sources) page.leaf("li", source);
  page.close();
}

/// The first cell's text, which stands for all.
void write_text(html_writer& page, std::string_view term, const told_cells& told,
                std::string results::record::*text) {
  const auto& first = told.cells.front().front()->*text;
  const auto is_same = [&](const results::record* each) { return each->*text == first; };
  const bool is_of_all = std::ranges::all_of(
      told.cells, [&](const record_row& cells) { return std::ranges::all_of(cells, is_same); });
  write_term(page, is_of_all ? std::string(term) : std::string(term) + " first", first);
}

void write_terms(html_writer& page, const told_cells& told) {
  const auto& first = *told.cells.front().front();
  page.open("dl");
  write_text(page, "allowed", told, &results::record::allowed);
  write_text(page, "observed", told, &results::record::observed);
  write_text(page, "native", told, &results::record::native);
  write_term(page, "symptom", first.symptom == "pass" ? "" : first.symptom);
  write_term(page, "below", first.below);
  write_term(page, "deviation", first.deviation);
  write_term(page, "took", duration_of(told));
  page.close();
}

void write_transcript(html_writer& page, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.open("pre", {{"class", "transcript"}});
  for (const auto& each : lines) page.text(each).line();
  page.close();
}

/// Whether the list of what is unexpected, or of deviations, links to it.
bool is_listed(const results::record& cell) {
  return fails_the_run(cell.outcome) || !cell.deviation.empty();
}

/// The kinds and modes; what is linked to has a place for each target.
void write_cells(html_writer& page, const told_cells& told) {
  page.open("ul", {{"class", "cells"}});
  const auto& names = told.cells.front();
  for (std::size_t i = 0; i < names.size(); ++i) {
    page.open("li");
    for (const auto& cells : told.cells) {
      if (is_listed(*cells[i])) page.leaf("a", "", {{"id", cell_place(*cells[i])}});
    }
    page.text(variant_of(*names[i])).close();
  }
  page.close();
}

/// The targets in words, and for scripts by their columns. Neither needs to be said of all of them.
struct told_of {
  std::string names, columns;
};

told_of told_targets(const told_cells& told, const clause_rows& clause,
                     const std::vector<std::string>& targets) {
  if (targets.size() == 1) return {targets.front(), ""};
  if (are_of_every_target(told, clause)) return {"every target", ""};
  told_of said;
  for (const auto target : told.targets) {
    said.names += (said.names.empty() ? "" : ", ") + targets[target];
    said.columns += (said.columns.empty() ? "" : " ") + std::to_string(target);
  }
  return said;
}

/// Whether these are all kinds and modes of the clause: that needs no list.
bool is_whole(const told_cells& told, const clause_rows& clause) {
  return told.cells.front().size() == clause.variants.size();
}

void write_article(html_writer& page, const told_cells& told, const clause_rows& clause,
                   const std::vector<std::string>& targets) {
  const auto& first = *told.cells.front().front();
  const auto of = told_targets(told, clause, targets);
  if (of.columns.empty()) {
    page.open("article", {{"class", classes_of(first)}});
  } else {
    page.open("article", {{"class", classes_of(first)}, {"data-targets", of.columns}});
  }
  page.open("h4").leaf("b", of.names).text(" ").leaf("span", label_of(first)).close();
  if (!is_whole(told, clause) || is_listed(first)) write_cells(page, told);
  if (first.sources != clause.about->sources) write_sources(page, first.sources);
  write_terms(page, told);
  write_transcript(page, first.transcript);
  if (!first.repeat.empty()) page.leaf("pre", first.repeat, {{"class", "repeat"}});
  page.close().line();
}

}  // namespace

void write_cell_texts(html_writer& page, const clause_rows& clause,
                      const std::vector<std::string>& targets) {
  page.open("details", {{"class", "texts"}}).leaf("summary", "what each cell allowed and saw");
  write_sources(page, clause.about->sources);
  for (const auto& told : told_together(clause, targets.size())) {
    write_article(page, told, clause, targets);
  }
  page.close();
}

}  // namespace sockspec::reports
