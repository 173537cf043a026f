#include "engine/judge.hpp"

#include <algorithm>
#include <utility>

namespace sockspec::conformance {
namespace {

using results::level;
using results::outcome;
using results::record;
using results::verdict_kind;

using entries = std::vector<const deviation*>;

/// What is known of a cell besides its verdict.
struct circumstances {
  const record& cell;
  const std::string symptom;
  const target& on;
  const judging& how;
  entries in_force;      // deviations that name the cell, and speak of these versions
  entries out_of_force;  // that name it, and speak of others
};

struct judgement {
  results::outcome outcome = outcome::expected;
  std::string reason;
};

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : " or ") + word;
  return list;
}

std::string in_brackets(const deviation& entry) {
  return '[' + entry.cause + ']';
}

/// Why --strict does not let this entry excuse anything; empty where it does.
std::string strict_objection(const deviation& entry, const judging& how) {
  if (!how.strict) return {};
  if (entry.untriaged) return in_brackets(entry) + " is untriaged";
  if (entry.review < how.today) return in_brackets(entry) + " is past its review date";
  return {};
}

/// An entry that expects the symptom excuses it; of several, one that --strict accepts.
judgement excused(const circumstances& c) {
  judgement found{outcome::unexpected, {}};
  for (const deviation* entry : c.in_force) {
    if (!entry->expects(c.symptom)) continue;
    auto objection = strict_objection(*entry, c.how);
    if (objection.empty()) return {outcome::expected, in_brackets(*entry) + ' ' + entry->why};
    found.reason = std::move(objection);
  }
  return found;
}

bool is_expected_by_any(const circumstances& c) {
  return std::ranges::any_of(c.in_force,
                             [&](const deviation* entry) { return entry->expects(c.symptom); });
}

std::string how_it_differs(const circumstances& c) {
  std::string text;
  for (const deviation* entry : c.in_force) {
    text +=
        (text.empty() ? "" : "; ") + in_brackets(*entry) + " expects " + listed(entry->symptoms);
  }
  return text + "; seen was " + c.symptom;
}

judgement judge_pass(const circumstances& c) {
  const auto stale =
      std::ranges::find_if(c.in_force, [](const deviation* d) { return d->intermittent.empty(); });
  if (stale != c.in_force.end()) {
    return {outcome::stale, in_brackets(**stale) + " expects " + listed((*stale)->symptoms) +
                                ", and the cell passes: remove it there, or say under "
                                "`intermittent` why it may pass"};
  }
  if (c.in_force.empty()) return {};
  return {outcome::expected,
          in_brackets(*c.in_force.front()) + " intermittent: " + c.in_force.front()->intermittent};
}

bool is_required(const circumstances& c) {
  const auto which = kind_from(c.cell.kind);
  return which && std::ranges::find(c.on.requires_kinds, *which) != c.on.requires_kinds.end();
}

judgement judge_unsupported(const circumstances& c) {
  // Who may make no network for it is told so; the kind is there all the same.
  if (c.cell.verdict.detail == "arena") return {};
  if (!is_required(c) || c.cell.level == level::unspecified) return {};
  if (is_expected_by_any(c)) return excused(c);
  return {outcome::unexpected, "the manifest requires " + c.cell.kind};
}

/// A failure of a clause that binds, and of which no deviation speaks for these versions.
judgement judge_unexplained(const circumstances& c) {
  if (c.cell.below_symptom == c.symptom) {
    return {outcome::inherited, {}};
  }
  if (!c.out_of_force.empty()) {
    const deviation& entry = *c.out_of_force.front();
    return {outcome::unmeasured, in_brackets(entry) + " speaks only of " + entry.when};
  }
  if (c.cell.level == level::must) return {outcome::unexpected, {}};
  const std::string reason = "the clause is a recommendation (should)";
  if (c.how.strict) return {outcome::unexpected, reason + ", which --strict demands"};
  return {outcome::expected, reason + "; --strict demands it"};
}

judgement judge_failure(const circumstances& c) {
  const bool is_open = c.cell.level == level::unspecified;
  if (is_expected_by_any(c)) {
    auto judged = excused(c);
    return is_open ? judgement{outcome::expected, std::move(judged.reason)} : judged;
  }
  if (is_open) return {};
  if (!c.in_force.empty()) return {outcome::unexpected, how_it_differs(c)};
  return judge_unexplained(c);
}

judgement judge_unresolved(const circumstances& c) {
  const std::string& by = c.cell.verdict.detail;
  if (by == "race") return {};
  if (by == "driver") {
    return {outcome::unexpected, "the driver is broken, which no deviation excuses"};
  }
  auto judged = judge_failure(c);
  if (judged.outcome == outcome::unexpected && judged.reason.empty()) {
    judged.reason =
        "if the failed step is a known deviation, list this cell in its entry, too, "
        "with the symptom " +
        c.symptom;
  }
  return judged;
}

judgement judge_verdict(const circumstances& c) {
  switch (c.cell.verdict.kind) {
    case verdict_kind::pass:
      return judge_pass(c);
    case verdict_kind::unsupported:
      return judge_unsupported(c);
    case verdict_kind::unresolved:
      return judge_unresolved(c);
    case verdict_kind::fail:
    case verdict_kind::timeout:
    case verdict_kind::crash:
      return judge_failure(c);
    case verdict_kind::observed:
    case verdict_kind::not_run:
      break;
  }
  return {};
}

}  // namespace

void judge(record& cell, const target& on, const judging& how) {
  circumstances c{cell, results::symptom_of(cell.verdict), on, how, {}, {}};
  for (const auto& entry : on.deviations) {
    if (!entry.names(cell.cell)) continue;
    (holds(entry.when, how.versions) ? c.in_force : c.out_of_force).push_back(&entry);
  }
  auto judged = judge_verdict(c);
  cell.outcome = judged.outcome;
  cell.deviation = std::move(judged.reason);
}

}  // namespace sockspec::conformance
