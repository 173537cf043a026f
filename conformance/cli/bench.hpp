#pragma once
// `sockspec bench`: another program, which lies beside this one, as git runs its subcommands. The
// suite does without the benchmarks, and they do without it.

#include <filesystem>
#include <string>
#include <vector>

namespace sockspec::conformance::cli {

/// Whether `bench` is the command: all that follows is for the other program.
bool asks_for_bench(int argc, const char* const* argv);

/// sockspec-bench: beside the program in that folder, or in ../libexec/sockspec from there.
/// Errors: std::runtime_error, naming the places and how to build it.
std::filesystem::path find_bench(const std::filesystem::path& programs);

/// Runs sockspec-bench with these arguments, on the terminal that this program has. Returns its
/// exit status, or does not return, where the system can put it in the place of this program.
/// Errors: as find_bench; std::system_error, if it does not start.
int bench(std::vector<std::string> arguments);

/// Runs a program in the place of this one, or waits for it. One implementation a platform.
/// \param command  the program's path and its arguments
int become(std::vector<std::string> command);

}  // namespace sockspec::conformance::cli
