#include <algorithm>
#include <utility>

#include "engine/date.hpp"
#include "engine/deviations_edit.hpp"
#include "engine/symptom.hpp"
#include "engine/toml_string.hpp"

namespace sockspec::conformance {
namespace {

using results::record;
using results::verdict_kind;

/// How long an entry may stay untriaged before it is a warning: a quarter, as teams plan.
constexpr std::chrono::days triage_time{90};

/// Cells that fail alike.
struct group {
  std::string clause;
  std::string symptom;
  std::vector<std::string> cells;
};

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string unused_cause(const group& of, const std::vector<std::string>& used) {
  std::string name = of.clause + '_' + of.symptom;
  std::ranges::transform(name, name.begin(), [](char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return is_word_character(c) ? c : '_';
  });
  std::string unused = name;
  for (int i = 2; std::ranges::find(used, unused) != used.end(); ++i) {
    unused = name + '_' + std::to_string(i);
  }
  return unused;
}

/// A single text stays on the line of its key.
std::string toml_list(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return toml_array(texts);
  std::string list = "[\n";
  for (const auto& text : texts) list += "  " + toml_string(text) + ",\n";
  return list + ']';
}

/// One glob where all cells of the clause fail alike, also those that are not in the run.
std::vector<std::string> globs_of(const group& of, std::span<const std::string> every_cell) {
  const auto of_clause = std::ranges::count_if(
      every_cell, [&](const std::string& cell) { return cell.starts_with(of.clause + '/'); });
  const bool is_whole = of.cells.size() == static_cast<std::size_t>(of_clause);
  if (is_whole && of.cells.size() > 1) return {of.clause + "/*"};
  return of.cells;
}

std::string entry_text(const std::string& cause, const group& of,
                       const std::vector<std::string>& globs, const target& on,
                       std::chrono::year_month_day today) {
  const std::chrono::year_month_day review = std::chrono::sys_days(today) + triage_time;
  const auto source = "sockspec deviations " + on.name + " --baseline, " + to_string(today);
  std::string text = '[' + cause + "]\n";
  text += "cells = " + toml_list(globs) + '\n';
  text += "symptoms = " + toml_list({of.symptom}) + '\n';
  text += "why = \"not understood yet\"\n";
  text += "source = " + toml_string(source) + '\n';
  text += "review = " + to_string(review) + '\n';
  return text + "untriaged = true\n";
}

/// Why a record gets no entry; empty where it gets one.
std::string objection(const record& one, const std::vector<deviation>& entries) {
  const auto symptom = results::symptom_of(one.verdict);
  if (one.verdict.kind == verdict_kind::unsupported) return "a required kind is not there";
  auto defect = symptom_defect(symptom);
  if (!defect.empty()) return defect;
  const auto known = std::ranges::find_if(entries, [&](const deviation& entry) {
    return entry.names(one.cell) && entry.expects(symptom);
  });
  if (known == entries.end()) return {};
  return '[' + known->cause + "] names it with that symptom already";
}

group& group_of(std::vector<group>& groups, const record& one) {
  const auto symptom = results::symptom_of(one.verdict);
  const auto found = std::ranges::find_if(groups, [&](const group& each) {
    return each.clause == one.clause && each.symptom == symptom;
  });
  if (found != groups.end()) return *found;
  return groups.emplace_back(group{one.clause, symptom, {}});
}

/// A blank line in front of the next entry; a heading where the file is new.
void prepare_for_entry(std::string& text, const target& of) {
  if (text.empty()) {
    text = "# What " + of.name + " does otherwise than its documents say. The format: " +
           "docs/deviations.md in sockspec.\n";
  }
  if (!text.ends_with('\n')) text += '\n';
  if (!text.ends_with("\n\n")) text += '\n';
}

}  // namespace

deviations_edit add_baseline(std::string_view text, const target& of,
                             const std::vector<record>& records,
                             std::span<const std::string> every_cell,
                             std::chrono::year_month_day today) {
  const auto entries = parse_deviations(text, of.deviations_file.string());
  deviations_edit edit{std::string(text), {}, {}};
  std::vector<group> groups;
  for (const auto& one : records) {
    if (one.target != of.name || one.outcome != results::outcome::unexpected) continue;
    const auto why_not = objection(one, entries);
    if (why_not.empty()) {
      group_of(groups, one).cells.push_back(one.cell);
    } else {
      edit.left_out.push_back(one.cell + ' ' + results::symptom_of(one.verdict) + ": " + why_not);
    }
  }
  std::vector<std::string> used;
  for (const auto& entry : entries) used.push_back(entry.cause);
  for (const auto& each : groups) {
    const auto& cause = used.emplace_back(unused_cause(each, used));
    prepare_for_entry(edit.text, of);
    edit.text += entry_text(cause, each, globs_of(each, every_cell), of, today);
    edit.changes.push_back("added [" + cause + "], " + std::to_string(each.cells.size()) +
                           (each.cells.size() == 1 ? " cell" : " cells"));
  }
  return edit;
}

}  // namespace sockspec::conformance
