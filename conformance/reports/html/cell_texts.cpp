#include "reports/html/cell_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "reports/html/cell_groups.hpp"
#include "reports/html/labels.hpp"
#include "reports/html/links.hpp"
#include "reports/words.hpp"

namespace sockspec::reports {
namespace {

bool say_the_same(const results::record& a, const results::record& b) {
  return a.verdict == b.verdict && a.outcome == b.outcome && a.allowed == b.allowed &&
         a.observed == b.observed && a.native == b.native && a.deviation == b.deviation &&
         a.below == b.below && a.transcript == b.transcript && a.sources == b.sources;
}

std::string duration_of(const record_row& cells) {
  const auto [shortest, longest] =
      std::ranges::minmax_element(cells, {}, [](const auto* each) { return each->duration_us; });
  const auto least = in_words(std::chrono::microseconds((*shortest)->duration_us));
  const auto most = in_words(std::chrono::microseconds((*longest)->duration_us));
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

void write_terms(html_writer& page, const record_row& cells) {
  const auto& first = *cells.front();
  page.open("dl");
  write_term(page, "allowed", first.allowed);
  write_term(page, "observed", first.observed);
  write_term(page, "native", first.native);
  write_term(page, "symptom", first.symptom == "pass" ? "" : first.symptom);
  write_term(page, "below", first.below);
  write_term(page, "deviation", first.deviation);
  write_term(page, "took", duration_of(cells));
  page.close();
}

void write_transcript(html_writer& page, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.open("pre", {{"class", "transcript"}});
  for (const auto& each : lines) page.text(each).line();
  page.close();
}

void write_article(html_writer& page, const record_row& cells, const results::record& about) {
  const auto& first = *cells.front();
  page.open("article", {{"class", classes_of(first)}});
  page.open("h4").leaf("b", first.target).text(" ").leaf("span", label_of(first)).close();
  page.open("ul", {{"class", "cells"}});
  for (const auto* cell : cells) {
    page.leaf("li", variant_of(*cell), {{"id", cell_place(*cell)}});
  }
  page.close();
  if (first.sources != about.sources) write_sources(page, first.sources);
  write_terms(page, cells);
  write_transcript(page, first.transcript);
  page.leaf("pre", repeat_command(first), {{"class", "repeat"}});
  page.close().line();
}

}  // namespace

void write_cell_texts(html_writer& page, const clause_rows& clause,
                      const std::vector<std::string>& targets) {
  const auto& about = *clause.about;
  page.open("details", {{"class", "texts"}}).leaf("summary", "what each cell allowed and saw");
  page.open("div", {{"class", "says"}});
  page.open("p").leaf("b", to_string(about.level)).text(" ").leaf("span", about.says).close();
  write_sources(page, about.sources);
  page.close().line();
  for (std::size_t target = 0; target < targets.size(); ++target) {
    for (const auto& cells : groups_of(records_of(clause.variants, target), say_the_same)) {
      write_article(page, cells, about);
    }
  }
  page.close();
}

}  // namespace sockspec::reports
