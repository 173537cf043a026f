#pragma once
// `sockspec bench gate --self-test`: the part of the command line that judges the gate itself.

#include <cstddef>
#include <cstdint>
#include <string>

#include "benchmarks/cli/subcommands.hpp"

namespace sockspec::benchmarks::cli {

struct self_test_request {
  bool wanted = false;
  std::size_t trials = 40;
  bool only_quiet = false;
  bool only_busy = false;
  int time_limit = 900;  // seconds
};

void add_self_test(CLI::App& command, self_test_request& asked);

/// Returns the exit status: 0 good, 1 not good enough, 2 not all trials were made.
/// \param pairs, seed, out  what the command line says of these for all of the gate
int run_self_test(const self_test_request& asked, std::size_t pairs, std::uint64_t seed,
                  const std::string& out, output& to);

}  // namespace sockspec::benchmarks::cli
