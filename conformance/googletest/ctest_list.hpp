#pragma once
// The tests of cells as CTest's: one for each target, call and family.

#include <ostream>
#include <string>

#include "cli/plan.hpp"

namespace sockspec::conformance {

/// "inet", "inet6", "unix"; "none" of cells without a family.
std::string family_of(kind);

/// Writes a line of CMake for each of the target's calls and families that have cells, in the order
/// of the cells: sockspec_listed_test("native.bind.inet" "conformance;..." PROGRAM ...).
void write_ctest(std::ostream&, const cli::planned_target&, const std::string& program);

}  // namespace sockspec::conformance
