#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

#include "engine/date.hpp"
#include "engine/judge.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance {
namespace {

using results::finding;
using results::record;
using results::verdict_kind;

/// The most clauses that the wildcards of one cause may take in. A cause that has been understood
/// departs from a handful of clauses; one that needs more is several, or a guess, and would hide
/// whatever breaks next.
constexpr std::size_t most_clauses_by_wildcard = 20;

/// What the findings of one target are made from.
struct inquiry {
  const target& of;
  const judging& how;
  std::span<const std::string> every_cell;
  std::vector<const record*> ran;  // of this target
  std::vector<finding> findings;

  void add(std::string text, bool unexpected) {
    findings.push_back({of.name, std::move(text), unexpected});
  }
  void add(const deviation& entry, const std::string& text, bool unexpected) {
    add(of.deviations_file.filename().string() + ':' + std::to_string(entry.line) + ": [" +
            entry.cause + "] " + text,
        unexpected);
  }
};

std::string_view clause_of(std::string_view cell_name) {
  return cell_name.substr(0, cell_name.find('/'));
}

void find_empty_globs(inquiry& about, const deviation& entry) {
  for (const auto& glob : entry.cells) {
    const bool names_one = std::ranges::any_of(
        about.every_cell, [&](const std::string& cell) { return matches_cell(glob, cell); });
    if (names_one) continue;
    about.add(entry, '"' + glob + "\" names no cell of this target; correct or remove it", true);
  }
}

/// One record tells it of a whole clause, so every part of a run that has one finds the same.
void find_open_clauses(inquiry& about, const deviation& entry) {
  std::set<std::string_view> open;
  for (const record* one : about.ran) {
    if (one->level != results::level::unspecified) continue;
    const bool is_named = std::ranges::any_of(entry.cells, [&](const std::string& glob) {
      return clause_of(glob) == one->clause && matches_cell(glob, one->cell);
    });
    if (is_named && open.insert(one->clause).second) {
      about.add(entry,
                "names " + one->clause +
                    ", which the documents leave open: it is observed and cannot fail; remove it",
                true);
    }
  }
}

void find_too_wide(inquiry& about, const deviation& entry) {
  std::set<std::string_view> clauses;
  for (const auto& glob : entry.cells) {
    if (clause_of(glob).find_first_of("*?") == std::string_view::npos) continue;
    for (const auto& cell : about.every_cell) {
      if (matches_cell(glob, cell)) clauses.insert(clause_of(cell));
    }
  }
  if (clauses.size() <= most_clauses_by_wildcard) return;
  about.add(entry,
            "takes in " + std::to_string(clauses.size()) + " clauses by wildcards, of " +
                std::to_string(most_clauses_by_wildcard) +
                " that one cause may; name the clauses, or tell the causes apart",
            true);
}

void find_expired(inquiry& about, const deviation& entry) {
  if (entry.review >= about.how.today) return;
  about.add(entry,
            "was to be reviewed by " + to_string(entry.review) +
                "; look whether it still holds, and set a new date",
            about.how.strict);
}

void find_untriaged(inquiry& about) {
  const auto untriaged =
      std::ranges::count_if(about.of.deviations, [](const deviation& d) { return d.untriaged; });
  if (untriaged == 0) return;
  about.add(std::to_string(untriaged) + " of " + std::to_string(about.of.deviations.size()) +
                " deviations are untriaged; find their causes",
            about.how.strict);
}

/// Judged only where all of its cells ran.
void find_missing_kind(inquiry& about, kind required) {
  const std::string name(traits(required).name);
  const auto there_are = std::ranges::count_if(about.every_cell, [&](std::string_view cell) {
    return cell.substr(cell.find('/') + 1).starts_with(name + '.');
  });
  const auto unsupported = std::ranges::count_if(about.ran, [&](const record* one) {
    return one->kind == name && one->verdict.kind == verdict_kind::unsupported;
  });
  if (there_are == 0) return about.add("the required kind " + name + " has no cell", true);
  if (unsupported < there_are) return;
  about.add("the required kind " + name + " is not there: all its cells are unsupported", true);
}

bool names_one_that_ran(const inquiry& about, const deviation& entry) {
  return std::ranges::any_of(about.ran, [&](const record* one) { return entry.names(one->cell); });
}

}  // namespace

std::vector<finding> judge_deviations(const std::vector<record>& records, const target& of,
                                      const judging& how, std::span<const std::string> every_cell) {
  inquiry about{of, how, every_cell, {}, {}};
  for (const auto& one : records) {
    const bool ran = one.verdict.kind != verdict_kind::not_run;
    if (ran && one.target == of.name) about.ran.push_back(&one);
  }
  for (const auto& entry : of.deviations) {
    find_empty_globs(about, entry);
    find_open_clauses(about, entry);
    find_too_wide(about, entry);
    if (names_one_that_ran(about, entry)) find_expired(about, entry);
  }
  find_untriaged(about);
  for (const kind required : of.requires_kinds) find_missing_kind(about, required);
  return std::move(about.findings);
}

}  // namespace sockspec::conformance
