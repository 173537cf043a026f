#pragma once
// Names of places in the report: the ids of its elements, and with a "#" in front, links to them.

#include <string>

#include "reports/escape.hpp"
#include "results/record.hpp"

namespace sockspec::reports {

inline std::string cell_place(const results::record& cell) {
  return "/cell/" + fragment_escaped(cell.target) + "/" + fragment_escaped(cell.cell);
}

inline std::string clause_place(const std::string& target, const std::string& clause) {
  return "/clause/" + fragment_escaped(target) + "/" + fragment_escaped(clause);
}

}  // namespace sockspec::reports
