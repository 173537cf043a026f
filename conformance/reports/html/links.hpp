#pragma once
// Names of places in the report: with a "#" in front, links to them. The names in them are as they
// are shown, so that scripts (cells.js) make the same places of what they read.

#include <string>

#include "reports/escape.hpp"
#include "results/record.hpp"

namespace sockspec::reports {

inline std::string cell_place(const results::record& cell) {
  return "/cell/" + fragment_escaped(printable(cell.target)) + "/" +
         fragment_escaped(printable(cell.clause + "/" + std::string(variant_of(cell))));
}

}  // namespace sockspec::reports
