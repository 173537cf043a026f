#include "cli/order.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>

#include "cases/registry.hpp"
#include "matrix/side.hpp"

namespace sockspec::conformance::cli {
namespace {

using places = std::map<std::string_view, std::size_t, std::less<>>;

constexpr auto last = std::numeric_limits<std::size_t>::max();

std::size_t place_of(const places& known, std::string_view name) {
  const auto found = known.find(name);
  return found == known.end() ? last : found->second;
}

places places_of_clauses() {
  places known;
  for (const clause* one : all_clauses()) known.emplace(one->id, known.size());
  return known;
}

}  // namespace

void put_in_order(results::run& whole) {
  places targets;
  for (const auto& one : whole.stamp.targets) targets.emplace(one.name, targets.size());
  const auto clauses = places_of_clauses();
  const auto key = [&](const results::record& one) {
    const auto which = kind_from(one.kind);
    const auto how = mode_from(one.mode);
    const auto whose = side_from(one.side);
    return std::tuple(place_of(targets, one.target), place_of(clauses, one.clause),
                      which ? static_cast<std::size_t>(*which) : last,
                      how ? static_cast<std::size_t>(*how) : last,
                      whose ? static_cast<std::size_t>(*whose) : 0);
  };
  std::ranges::stable_sort(whole.records, {}, key);
}

}  // namespace sockspec::conformance::cli
