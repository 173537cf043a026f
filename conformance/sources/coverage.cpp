#include "sources/coverage.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "engine/nearest_name.hpp"

namespace sockspec::conformance {
namespace {

using place = std::pair<std::string_view, std::string_view>;  // page, section
using citations = std::map<std::pair<document, place>, std::vector<const clause*>>;

const inventory* inventory_of(std::span<const inventory> all, document of) {
  const auto found = std::ranges::find(all, of, &inventory::of);
  return found == all.end() ? nullptr : &*found;
}

// The name that the inventory has for a page of several.
std::string_view listed_name(std::span<const inventory> all, const source& cited) {
  const inventory* of = inventory_of(all, cited.where);
  const listed_page* page = of == nullptr ? nullptr : of->find(cited.page);
  return page == nullptr ? cited.page : std::string_view(page->name);
}

citations cited_by(std::span<const inventory> all, std::span<const clause* const> clauses) {
  citations found;
  for (const clause* one : clauses) {
    for (const auto& each : one->sources) {
      auto& citing = found[{each.where, {listed_name(all, each), each.section}}];
      if (citing.empty() || citing.back() != one) citing.push_back(one);
    }
  }
  return found;
}

std::string place_of(const inventory& of, int line) {
  return of.file + ':' + std::to_string(line) + ": ";
}

std::string way_out(const listed_page& page, std::string_view cited) {
  std::vector<std::string_view> known;
  for (const auto& each : page.sections) known.push_back(each.name);
  const auto nearest = nearest_name(cited, known);
  if (!nearest.empty()) return "did you mean \"" + std::string(nearest) + "\"?";
  return "cite the heading as the document has it, or list it there";
}

std::string unlisted(std::span<const inventory> all, const covered_section& one) {
  const auto message =
      std::string(one.clauses.front()->id) + " cites " + to_string(one.of) + ", which ";
  const inventory* of = inventory_of(all, one.of.where);
  if (of == nullptr) return message + "is of a document without an inventory; write one";
  const listed_page* page = of->find(one.of.page);
  if (page == nullptr) return message + "is no page of " + of->file + "; list it there";
  return message + "is no section of " + of->file + "; " + way_out(*page, one.of.section);
}

void check_section(const inventory& of, const listed_section& listed, const covered_section& found,
                   std::vector<std::string>& wrong) {
  const auto text = place_of(of, listed.line) + to_string(found.of);
  if (!listed.without || found.clauses.empty()) return;
  wrong.push_back(text + " is said to have no clause (" +
                  std::string(traits(*listed.without).name) + "), and " +
                  std::string(found.clauses.front()->id) + " cites it; move it to `sections`");
}

}  // namespace

std::vector<covered_section> coverage(std::span<const inventory> all,
                                      std::span<const clause* const> clauses) {
  auto cited = cited_by(all, clauses);
  std::vector<covered_section> sections;
  for (const auto& of : all) {
    for (const auto& page : of.pages) {
      for (const auto& each : page.sections) {
        const auto found = cited.extract({of.of, {page.name, each.name}});
        sections.push_back({.of = {of.of, page.name, each.name},
                            .without = each.without,
                            .is_listed = true,
                            .clauses = found ? found.mapped() : std::vector<const clause*>{}});
      }
    }
  }
  for (auto& [where, citing] : cited) {
    sections.push_back({.of = {where.first, where.second.first, where.second.second},
                        .without = std::nullopt,
                        .is_listed = false,
                        .clauses = std::move(citing)});
  }
  return sections;
}

std::vector<std::string> defects(std::span<const inventory> all,
                                 std::span<const clause* const> clauses) {
  const auto sections = coverage(all, clauses);
  std::vector<std::string> wrong;
  auto found = sections.begin();
  for (const auto& of : all) {
    for (const auto& page : of.pages) {
      for (const auto& each : page.sections) check_section(of, each, *found++, wrong);
    }
  }
  for (; found != sections.end(); ++found) wrong.push_back(unlisted(all, *found));
  return wrong;
}

}  // namespace sockspec::conformance
