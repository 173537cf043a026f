#include "engine/mutation.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sockspec::conformance {

using results::verdict;
using results::verdict_kind;

namespace {

// A cell in which one of the mutants lies.
struct telling {
  std::size_t lie;   // place among the mutants
  std::size_t cell;  // place among the cells
};

// A cell in which the lie can show: one that fails without it, as its target is known to, still
// tells by its symptom.
bool can_tell(const verdict& seen) {
  return seen.kind == verdict_kind::pass || seen.kind == verdict_kind::observed ||
         seen.kind == verdict_kind::fail;
}

// A call that does not return is a catch where the clause is about that call; a clause that
// leaves the outcome open notices a lie by another class.
bool is_caught(const clause& by, const verdict& seen, const verdict& without_it) {
  if (can_tell(seen)) return seen != without_it;
  if (seen.kind != verdict_kind::timeout) return false;
  const auto stuck = op_from(seen.detail);
  return seen.detail == call_of(by.id) || (stuck && by.needs.contains(*stuck));
}

bool is_red(const verdict& seen) {
  return seen.kind == verdict_kind::fail || seen.kind == verdict_kind::timeout ||
         seen.kind == verdict_kind::crash;
}

bool may_redden(const mutant& lie, const std::string& cell_name) {
  return std::ranges::any_of(lie.may_redden,
                             [&](std::string_view glob) { return matches_cell(glob, cell_name); });
}

bool concerns(const mutant& lie, const cell_run& without_it) {
  return lie.watches_all ||
         std::ranges::find(without_it.operations, lie.scope) != without_it.operations.end();
}

// Where a cell stands among those of its clause.
struct place_in_clause {
  std::size_t before = 0;
  std::size_t count = 1;
};

std::vector<place_in_clause> places_in_clauses(const std::vector<cell>& cells) {
  std::map<const clause*, std::size_t> counts;
  std::vector<place_in_clause> places;
  for (const auto& one : cells) places.push_back({counts[one.of]++});
  for (std::size_t i = 0; i < cells.size(); ++i) places[i].count = counts[cells[i].of];
  return places;
}

class mutation {
 public:
  mutation(std::span<const mutant* const> lies, const std::vector<cell>& cells, stray_search how)
      : lies_(lies),
        cells_(cells),
        how_(how),
        among_its_clause_(places_in_clauses(cells)),
        baseline_(cells.size()),
        results_(lies.size()) {
    for (std::size_t i = 0; i < lies.size(); ++i) results_[i].lie = lies[i];
  }

  void take_baseline(cell_run done, std::size_t place) { baseline_[place] = std::move(done); }

  // Lies in their order, so that drivers that are told one when they start serve many cells.
  std::vector<telling> plan() {
    std::vector<telling> all;
    for (std::size_t i = 0; i < lies_.size(); ++i) {
      for (std::size_t j = 0; j < cells_.size(); ++j) {
        if (is_named(i, j) ? is_good_without(i, j) : is_worth_a_look(i, j)) all.push_back({i, j});
      }
    }
    return all;
  }

  void take(const telling& told, const cell_run& done) {
    const mutant& lie = *lies_[told.lie];
    const cell& in = cells_[told.cell];
    const auto& seen = done.record.verdict;
    auto& result = results_[told.lie];
    if (seen.kind == verdict_kind::not_run) return;
    if (!in.of->catches.contains(lie.id)) {
      const bool changed = seen != baseline_[told.cell].record.verdict;
      const bool stray = changed && is_red(seen) && !may_redden(lie, name_of(in));
      if (stray) result.strays.push_back({name_of(in), results::to_string(seen)});
    } else if (is_caught(*in.of, seen, baseline_[told.cell].record.verdict)) {
      ++result.caught;
    } else {
      result.survived.push_back({name_of(in), results::to_string(seen)});
    }
  }

  std::vector<mutant_result> results() && {
    const auto by_cell = [](auto& all) { std::ranges::sort(all, {}, &mutant_finding::cell); };
    for (auto& each : results_) {
      by_cell(each.survived);
      by_cell(each.strays);
    }
    return std::move(results_);
  }

 private:
  bool is_named(std::size_t lie, std::size_t place) const {
    return cells_[place].of->catches.contains(lies_[lie]->id);
  }

  // A cell that fails by itself proves nothing.
  bool is_good_without(std::size_t lie, std::size_t place) {
    const auto& seen = baseline_[place].record.verdict;
    if (can_tell(seen)) return true;
    results_[lie].unjudged.push_back({name_of(cells_[place]), results::to_string(seen)});
    return false;
  }

  // Another clause's cell. Which one of a clause depends on the lie, so that all lies together
  // see all kinds.
  bool is_worth_a_look(std::size_t lie, std::size_t place) const {
    const cell_run& without_it = baseline_[place];
    if (!can_tell(without_it.record.verdict) || !concerns(*lies_[lie], without_it)) return false;
    if (how_ == stray_search::every_cell) return true;
    const auto [before, count] = among_its_clause_[place];
    return lie % count == before;
  }

  std::span<const mutant* const> lies_;
  const std::vector<cell>& cells_;
  stray_search how_;
  std::vector<place_in_clause> among_its_clause_;
  std::vector<cell_run> baseline_;
  std::vector<mutant_result> results_;
};

}  // namespace

bool is_proved(const mutant_result& one) {
  return one.caught > 0 && one.survived.empty() && one.strays.empty();
}

std::vector<mutant_result> run_mutants(const mutation_order& asked, const target& of,
                                       const installation& where, const schedule& how,
                                       const mutation_progress& progress) {
  const auto& cells = asked.cells;
  mutation all(asked.lies, cells, asked.strays);
  std::size_t done = 0;
  run_cells(cells, of, nullptr, where, how, [&](cell_run one, std::size_t place) {
    all.take_baseline(std::move(one), place);
    progress(++done, cells.size());
  });
  const auto plan = all.plan();
  schedule lying = how;
  std::vector<cell> planned;
  for (const auto& each : plan) {
    planned.push_back(cells[each.cell]);
    lying.lies.push_back(asked.lies[each.lie]);
  }
  done = 0;
  run_cells(planned, of, nullptr, where, lying, [&](const cell_run& one, std::size_t place) {
    all.take(plan[place], one);
    progress(++done, plan.size());
  });
  return std::move(all).results();
}

}  // namespace sockspec::conformance
