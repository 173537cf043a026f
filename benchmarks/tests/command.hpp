#pragma once
// A subcommand of `sockspec bench` run in this process.

#include <string>
#include <vector>

namespace sockspec::benchmarks::cli {

struct command_end {
  int status;
  std::string out, err;
};

/// Every subcommand that there is.
command_end say(const std::vector<std::string>& words);

}  // namespace sockspec::benchmarks::cli
