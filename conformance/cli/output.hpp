#pragma once
// Where a command writes.

#include <ostream>

#include "reports/ink.hpp"
#include "reports/screen.hpp"

namespace sockspec::conformance::cli {

struct output {
  std::ostream& out;  // what was asked for
  std::ostream& err;  // what went wrong
  reports::screen screen;
  bool quiet = false;

  reports::ink paint() const { return reports::ink(screen.has_colour); }
};

}  // namespace sockspec::conformance::cli
