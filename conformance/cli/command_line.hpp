#pragma once
// From arguments to a command. The only file that knows CLI11 is command_line.cpp.

#include <ostream>

namespace sockspec::conformance::cli {

/// Runs the command that the arguments name. Returns the exit status: 0 nothing unexpected;
/// 1 something unexpected; 2 wrong usage, or the harness or a driver is broken (which outranks 1);
/// 3 nothing matches the selection; 130 interrupted.
int command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace sockspec::conformance::cli
