#include "results/diff.hpp"

#include <map>
#include <set>
#include <utility>

namespace sockspec::results {
namespace {

using cell_key = std::pair<std::string, std::string>;  // target, cell
using cell_verdicts = std::map<cell_key, verdict>;

cell_verdicts verdicts_of(const run& whole) {
  cell_verdicts found;
  for (const auto& cell : whole.records) {
    found.insert_or_assign({cell.target, cell.cell}, cell.verdict);
  }
  return found;
}

bool is_judged(const std::optional<verdict>& seen) {
  if (!seen || !was_executed(seen->kind)) return false;
  return *seen != verdict{verdict_kind::unresolved, "race"};
}

bool is_good(const verdict& seen) {
  return seen.kind == verdict_kind::pass || seen.kind == verdict_kind::observed;
}

/// The change between two verdicts that were both judged.
std::optional<change> change_between(const verdict& before, const verdict& after) {
  if (is_good(before) && !is_good(after)) return change::regressed;
  if (!is_good(before) && is_good(after)) return change::fixed;
  if (!is_good(after)) {
    if (symptom_of(before) == symptom_of(after)) return std::nullopt;
    return change::other_failure;
  }
  const bool both_observed =
      before.kind == verdict_kind::observed && after.kind == verdict_kind::observed;
  if (both_observed && before != after) return change::other_observation;
  return std::nullopt;
}

std::optional<change> change_of(const std::optional<verdict>& before,
                                const std::optional<verdict>& after) {
  if (is_judged(before) && is_judged(after)) return change_between(*before, *after);
  if (is_judged(after)) return change::appeared;
  if (!is_judged(before)) return std::nullopt;
  const bool lacks_something = after && after->kind == verdict_kind::unsupported;
  return lacks_something ? change::became_unsupported : change::gone;
}

std::optional<verdict> verdict_in(const cell_verdicts& verdicts, const cell_key& key) {
  const auto found = verdicts.find(key);
  if (found == verdicts.end()) return std::nullopt;
  return found->second;
}

/// Appends the changes of the cells of `listed` that are not among those `seen`.
void append_changes(std::vector<difference>& differences, std::set<cell_key>& seen,
                    const std::vector<record>& listed, const cell_verdicts& before,
                    const cell_verdicts& after) {
  for (const auto& cell : listed) {
    const cell_key key{cell.target, cell.cell};
    if (!seen.insert(key).second) continue;
    auto was = verdict_in(before, key);
    auto is = verdict_in(after, key);
    const auto changed = change_of(was, is);
    if (!changed) continue;
    differences.push_back({cell.target, cell.cell, *changed, std::move(was), std::move(is)});
  }
}

}  // namespace

std::string_view to_string(change value) {
  switch (value) {
    case change::regressed:
      return "regressed";
    case change::fixed:
      return "fixed";
    case change::other_failure:
      return "other failure";
    case change::other_observation:
      return "other observation";
    case change::became_unsupported:
      return "became unsupported";
    case change::appeared:
      return "new";
    case change::gone:
      return "gone";
  }
  return "?";
}

std::vector<difference> diff(const run& before, const run& after) {
  const auto was = verdicts_of(before);
  const auto is = verdicts_of(after);
  std::vector<difference> differences;
  std::set<cell_key> seen;
  append_changes(differences, seen, after.records, was, is);
  append_changes(differences, seen, before.records, was, is);
  return differences;
}

}  // namespace sockspec::results
