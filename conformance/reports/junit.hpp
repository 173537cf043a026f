#pragma once
// JUnit XML: what Jenkins, GitLab and most others read.

#include <string>

#include "results/run.hpp"

namespace sockspec::reports {

/// One test suite a target and call ("native.connect"), one test case a cell, named as the cell.
/// What fails the run is a failure with the whole text, but an error where the driver or harness
/// broke; unsupported, not run and lost to a race are skipped, with the reason; a deviation that
/// was expected passes, with its reason as a property and the text as its output. Findings that
/// fail the run are test cases of a suite of their own.
std::string junit_xml(const results::run&);

}  // namespace sockspec::reports
