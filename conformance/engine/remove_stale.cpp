#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "engine/deviations_edit.hpp"
#include "engine/entry_edit.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance {
namespace {

using results::record;
using results::verdict_kind;

using verdicts = std::map<std::string, verdict_kind, std::less<>>;  // by cell

/// A run and a text of which it decides.
struct revision {
  verdicts ran;
  std::span<const std::string> every_cell;
  const versions& measured;
  text_edit edit;
  std::vector<std::string> changes;
};

verdicts verdicts_of(const std::vector<record>& records, const target& of) {
  verdicts found;
  for (const auto& one : records) {
    const bool ran = one.verdict.kind != verdict_kind::not_run;
    if (ran && one.target == of.name) found.insert_or_assign(one.cell, one.verdict.kind);
  }
  return found;
}

void require_whole_run(const revision& r, const target& of) {
  const auto was_left_out = [&](const std::string& cell) { return !r.ran.contains(cell); };
  const auto missing = std::ranges::count_if(r.every_cell, was_left_out);
  if (missing == 0) return;
  throw edit_refused(std::to_string(missing) + " of the " + std::to_string(r.every_cell.size()) +
                     " cells of " + of.name + " were not run, " +
                     *std::ranges::find_if(r.every_cell, was_left_out) +
                     " for one, and may still need their entries; run all of them, without " +
                     "--select, --shard and the like");
}

bool passes(const revision& r, const std::string& cell) {
  const auto found = r.ran.find(cell);
  return found != r.ran.end() && found->second == verdict_kind::pass;
}

fate fate_of(const revision& r, const deviation& entry, const std::string& glob) {
  std::vector<std::string> named;
  std::ranges::copy_if(r.every_cell, std::back_inserter(named),
                       [&](const std::string& cell) { return matches_cell(glob, cell); });
  if (named.empty()) return named;
  if (!entry.intermittent.empty() || !holds(entry.when, r.measured)) return std::nullopt;
  const auto passed =
      std::erase_if(named, [&](const std::string& cell) { return passes(r, cell); });
  return passed == 0 ? std::nullopt : fate(named);
}

/// One for each glob of the entry. A name that it has already is not given a second time.
std::vector<fate> fates_of(const revision& r, const deviation& entry) {
  std::vector<fate> fates;
  auto listed = entry.cells;
  for (const auto& glob : entry.cells) {
    auto& one = fates.emplace_back(fate_of(r, entry, glob));
    if (!one) continue;
    std::erase_if(*one, [&](const std::string& name) {
      return std::ranges::find(listed, name) != listed.end();
    });
    listed.insert(listed.end(), one->begin(), one->end());
  }
  return fates;
}

std::string in_words(const revision& r, const std::string& glob, const fate& what) {
  if (!what->empty()) {
    return "narrowed \"" + glob + "\" to " + std::to_string(what->size()) +
           (what->size() == 1 ? " cell that does not pass" : " cells that do not pass");
  }
  const bool names_one = std::ranges::any_of(
      r.every_cell, [&](const std::string& cell) { return matches_cell(glob, cell); });
  return "removed \"" + glob +
         (names_one ? "\", of which nothing is left" : "\", which names no cell");
}

void look_at(revision& r, const deviation& entry, const toml_value& table) {
  const auto fates = fates_of(r, entry);
  if (std::ranges::none_of(fates, [](const fate& one) { return one.has_value(); })) return;
  for (std::size_t i = 0; i < fates.size(); ++i) {
    if (fates[i]) {
      r.changes.push_back('[' + entry.cause + "]: " + in_words(r, entry.cells[i], fates[i]));
    }
  }
  if (std::ranges::all_of(fates, [](const fate& one) { return one && one->empty(); })) {
    r.changes.push_back("removed [" + entry.cause + "], which names nothing any more");
    remove_entry(r.edit, table);
  } else {
    edit_cells(r.edit, table, fates);
  }
}

/// No blank lines at the end, where the last entry went.
std::string without_blank_end(std::string text) {
  while (text.ends_with("\n\n")) text.pop_back();
  while (text.ends_with("\n\r\n")) text.resize(text.size() - 2);
  return text;
}

}  // namespace

deviations_edit remove_stale(std::string_view text, const target& of,
                             const std::vector<record>& records,
                             std::span<const std::string> every_cell, const versions& measured) {
  const auto file = of.deviations_file.string();
  const auto entries = parse_deviations(text, file);
  const auto root = parse_toml(text, file);
  revision r{verdicts_of(records, of), every_cell, measured, text_edit(text), {}};
  require_whole_run(r, of);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    look_at(r, entries[i], std::get<toml_value::table>(root.content)[i].value);
  }
  if (r.changes.empty()) return {std::string(text), {}, {}};
  return {without_blank_end(r.edit.result()), std::move(r.changes), {}};
}

}  // namespace sockspec::conformance
