#include "reports/html/cell_groups.hpp"

#include <algorithm>

namespace sockspec::reports {

std::vector<record_row> groups_of(const record_row& records, const same_function& same) {
  std::vector<record_row> groups;
  for (const auto* record : records) {
    const auto group = std::ranges::find_if(
        groups, [&](const auto& each) { return same(*each.front(), *record); });
    if (group == groups.end()) {
      groups.push_back({record});
    } else {
      group->push_back(record);
    }
  }
  return groups;
}

}  // namespace sockspec::reports
