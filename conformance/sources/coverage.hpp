#pragma once
// Which clauses cite which sections. Pure.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/clause.hpp"
#include "sources/inventory.hpp"

namespace sockspec::conformance {

struct covered_section {
  source of;  // its texts belong to the inventory, or to a clause
  std::optional<reason> without;
  bool is_listed = true;  // otherwise clauses cite what no inventory has
  std::vector<const clause*> clauses;

  /// It could have clauses, and has none yet.
  bool is_planned() const { return clauses.empty() && !without; }
};

/// Every section of the inventories with those of these clauses that cite it, in the order of the
/// inventories; then what is cited and not listed.
std::vector<covered_section> coverage(std::span<const inventory>, std::span<const clause* const>);

/// What of the inventories is not so: citations of what they do not list, and of what has a reason
/// to have no clause. One sentence each, with a way out.
std::vector<std::string> defects(std::span<const inventory>, std::span<const clause* const>);

}  // namespace sockspec::conformance
