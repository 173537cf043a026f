#include "reports/html/told_together.hpp"

#include <algorithm>

#include "reports/html/cell_groups.hpp"

namespace sockspec::reports {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view behind_number(std::string_view text) {
  while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  return text;
}

/// Ports, handles and times are others in each cell.
bool differ_in_numbers_at_most(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const bool numbers = is_digit(a.front()) && is_digit(b.front());
    if (!numbers && a.front() != b.front()) return false;
    a = numbers ? behind_number(a) : a.substr(1);
    b = numbers ? behind_number(b) : b.substr(1);
  }
  return a.empty() && b.empty();
}

bool have_the_same_texts(const results::record& a, const results::record& b) {
  return a.allowed == b.allowed && a.observed == b.observed && a.native == b.native &&
         a.below == b.below && a.transcript == b.transcript;
}

/// Of what was not judged, the reason is its verdict.
bool have_texts_alike(const results::record& a, const results::record& b) {
  const bool unsupported = a.verdict.kind == results::verdict_kind::unsupported;
  return differ_in_numbers_at_most(a.allowed, b.allowed) && a.below_symptom == b.below_symptom &&
         (unsupported || differ_in_numbers_at_most(a.observed, b.observed));
}

/// What fails the run is told of each cell as it was.
bool say_the_same(const results::record& a, const results::record& b) {
  if (a.verdict != b.verdict || a.outcome != b.outcome || a.deviation != b.deviation ||
      a.sources != b.sources) {
    return false;
  }
  return fails_the_run(a.outcome) ? have_the_same_texts(a, b) : have_texts_alike(a, b);
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
