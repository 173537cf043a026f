#pragma once
// A line at every tenth of a long step that has nothing else to show.

#include <cstddef>
#include <functional>

#include "cli/output.hpp"

namespace sockspec::conformance::cli {

/// To be called after each cell; the output outlives it. Silent where the output is quiet.
std::function<void(std::size_t done, std::size_t all)> progress_lines(output&);

}  // namespace sockspec::conformance::cli
