#include "reports/html/told_together.hpp"

#include <algorithm>

#include "reports/html/cell_groups.hpp"

namespace sockspec::reports {
namespace {

bool say_the_same(const results::record& a, const results::record& b) {
  return a.verdict == b.verdict && a.outcome == b.outcome && a.allowed == b.allowed &&
         a.observed == b.observed && a.native == b.native && a.deviation == b.deviation &&
         a.below == b.below && a.transcript == b.transcript && a.sources == b.sources;
}

bool are_of_one_variant(const results::record* a, const results::record* b) {
  return variant_of(*a) == variant_of(*b);
}

bool belong_together(const record_row& a, const record_row& b) {
  return say_the_same(*a.front(), *b.front()) && std::ranges::equal(a, b, are_of_one_variant);
}

void add(std::vector<told_cells>& all, std::size_t target, const record_row& group) {
  auto same = std::ranges::find_if(
      all, [&](const told_cells& each) { return belong_together(each.cells.front(), group); });
  if (same == all.end()) same = all.insert(all.end(), told_cells{});
  same->targets.push_back(target);
  same->cells.push_back(group);
}

}  // namespace

std::vector<told_cells> told_together(const clause_rows& clause, std::size_t targets) {
  std::vector<told_cells> all;
  for (std::size_t target = 0; target < targets; ++target) {
    for (const auto& group : groups_of(records_of(clause.variants, target), say_the_same)) {
      add(all, target, group);
    }
  }
  return all;
}

bool are_of_every_target(const told_cells& told, const clause_rows& clause) {
  const auto is_among_them = [&](const results::record* cell) {
    return std::ranges::any_of(told.cells.front(), [cell](const results::record* each) {
      return are_of_one_variant(each, cell);
    });
  };
  std::size_t cells = 0;
  for (const auto& row : clause.variants) {
    for (const auto* cell : row.records) cells += cell != nullptr && is_among_them(cell) ? 1 : 0;
  }
  return cells == told.cells.front().size() * told.targets.size();
}

}  // namespace sockspec::reports
