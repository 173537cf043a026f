#pragma once
// From arguments to a subcommand.

#include <ostream>
#include <span>

#include "benchmarks/cli/subcommands.hpp"

namespace sockspec::benchmarks::cli {

/// Does what the arguments ask for. Returns the exit status: the subcommand's; 2 for wrong usage,
/// for what is broken, and where `out` does not take everything.
int command_line(int argc, const char* const* argv, std::span<const add_subcommand> known,
                 std::ostream& out, std::ostream& err);

}  // namespace sockspec::benchmarks::cli
