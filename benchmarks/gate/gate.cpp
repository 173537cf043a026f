#include "benchmarks/gate/gate.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "benchmarks/gate/same_program.hpp"

namespace sockspec::benchmarks {
namespace {

std::string listed(const std::vector<std::string>& rows) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    text += (i == 0 ? "" : ", ") + rows[i];
  }
  return rows.size() <= most ? text : text + " and " + std::to_string(rows.size() - most) + " more";
}

std::vector<std::string> rows_only_in(const row_costs& one, const row_costs& other) {
  std::vector<std::string> rows;
  for (const auto& [row, cost] : one) {
    if (!other.contains(row)) rows.push_back(row);
  }
  return rows;
}

/// Looks at each program once, before anything is compared.
gate_result look_at_both(const gate_plan& plan) {
  const auto& [base, fresh, reference] = plan.both;
  const auto base_rows = costs_of(base, sample(base, plan.how), reference);
  const auto new_rows = costs_of(fresh, sample(fresh, plan.how), reference);
  gate_result result{.only_in_base = rows_only_in(base_rows, new_rows),
                     .only_in_new = rows_only_in(new_rows, base_rows)};
  for (const auto& [row, cost] : base_rows) {
    if (!new_rows.contains(row)) continue;
    result.rows.push_back({.row = row, .against = cost.against, .reference = cost.reference});
  }
  return result;
}

void check_rows(const gate_plan& plan, const gate_result& seen) {
  if (seen.rows.empty()) {
    throw std::runtime_error("base and new have no row in common: base has " +
                             listed(seen.only_in_base) + "; new has " + listed(seen.only_in_new));
  }
  if (plan.common_rows || (seen.only_in_base.empty() && seen.only_in_new.empty())) return;
  std::string text = "base and new have other rows;";
  if (!seen.only_in_base.empty()) text += " only base has " + listed(seen.only_in_base) + ";";
  if (!seen.only_in_new.empty()) text += " only new has " + listed(seen.only_in_new) + ";";
  throw std::runtime_error(text + " leave them out by --filter, or judge the others by " +
                           "--common-rows");
}

/// Says every few seconds how many pairs there are.
std::function<void(std::size_t)> telling(const progress_line& say, const std::string& what,
                                         std::size_t pairs) {
  using std::chrono::steady_clock;
  return [=, said = steady_clock::now()](std::size_t done) mutable {
    const auto now = steady_clock::now();
    if (!say || now - said < std::chrono::seconds(5)) return;
    said = now;
    say(what + ": " + std::to_string(done) + " of " + std::to_string(pairs) + " pairs");
  };
}

/// The same, of these rows and what they are held against alone.
sampling sampling_of(const std::vector<const row_finding*>& rows, sampling how) {
  std::set<std::string> names;
  for (const row_finding* one : rows) {
    names.insert(one->row);
    if (!one->reference.empty()) names.insert(one->reference);
  }
  how.filter = exactly_these({names.begin(), names.end()});
  return how;
}

bool is_slower_by_counts(const row_finding& row) {
  return row.counted && change_of(*row.counted) == count_change::more;
}

bool is_in_doubt(const row_finding& row, const thresholds& needed) {
  return !is_slower_by_counts(row) && needs_second_run(row.first, needed);
}

std::vector<const row_finding*> in_question(const gate_result& result, const thresholds& needed) {
  std::vector<const row_finding*> rows;
  for (const row_finding& one : result.rows) {
    if (is_in_doubt(one, needed)) rows.push_back(&one);
  }
  return rows;
}

void count_all(const gate_plan& plan, const progress_line& say, gate_result& result) {
  const auto& [base, fresh, reference] = plan.both;
  std::vector<std::string> rows;
  for (const row_finding& one : result.rows) rows.push_back(one.row);
  const auto count = find_counter(base, fresh, rows.front(), result.why_not_counted);
  if (!count) return;
  const auto told = [&](const std::string& row) {
    if (say) say("counting " + row);
  };
  auto counted = count_rows(base, fresh, rows_to_count(rows), count, told);
  result.not_counted = std::move(counted.not_counted);
  for (row_finding& one : result.rows) {
    const auto found = counted.exact.find(one.row);
    if (found != counted.exact.end()) one.counted = found->second;
  }
}

void add_second(row_finding& row, std::vector<double> all, const std::vector<double>& more,
                const thresholds& needed) {
  row.second = summarize(more, needed.confidence);
  all.insert(all.end(), more.begin(), more.end());
  row.both = summarize(all, needed.confidence);
}

void judge_first(const gate_plan& plan, const log_changes& changes, gate_result& result) {
  for (row_finding& one : result.rows) {
    one.first = one.both = summarize(changes.at(one.row), plan.needed.confidence);
  }
}

/// A second run of the rows in doubt.
void judge_again(const gate_plan& plan, const log_changes& changes, random_source& chance,
                 const progress_line& say, gate_result& result) {
  const auto doubtful = in_question(result, plan.needed);
  if (doubtful.empty()) return;
  const auto pairs = second_run_factor * plan.pairs;
  if (say) say("a second run, of " + std::to_string(doubtful.size()) + " rows");
  result.second = measure_pairs(plan.both, sampling_of(doubtful, plan.how), pairs, chance,
                                telling(say, "second run", pairs));
  const auto more = changes_of(plan.both, result.second);
  for (row_finding& one : result.rows) {
    if (!is_in_doubt(one, plan.needed)) continue;
    add_second(one, changes.at(one.row), more.at(one.row), plan.needed);
  }
}

}  // namespace

gate_result judge_programs(const gate_plan& plan, const progress_line& say) {
  if (same_program(plan.both.base.program, plan.both.fresh.program)) return {.same_program = true};
  return judge_by_measuring(plan, say);
}

gate_result judge_by_measuring(const gate_plan& plan, const progress_line& say) {
  gate_result result = look_at_both(plan);
  check_rows(plan, result);
  if (plan.counting) count_all(plan, say, result);
  random_source chance(plan.seed);
  result.first =
      measure_pairs(plan.both, plan.how, plan.pairs, chance, telling(say, "first run", plan.pairs));
  const auto changes = changes_of(plan.both, result.first);
  judge_first(plan, changes, result);
  judge_again(plan, changes, chance, say, result);
  for (row_finding& one : result.rows) {
    one.said = is_slower_by_counts(one) ? verdict::slower
                                        : conclude(one.first, one.second, one.both, plan.needed);
  }
  return result;
}

verdict overall(const std::vector<row_finding>& rows) noexcept {
  for (const verdict one : {verdict::slower, verdict::too_noisy, verdict::faster}) {
    if (std::ranges::find(rows, one, &row_finding::said) != rows.end()) return one;
  }
  return verdict::same;
}

}  // namespace sockspec::benchmarks
