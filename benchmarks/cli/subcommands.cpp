#include "benchmarks/cli/subcommands.hpp"

#include <vector>

namespace sockspec::benchmarks::cli {

std::span<const add_subcommand> subcommands() {
  static const std::vector<add_subcommand> all{
      add_measure, add_beside, add_counts, add_gate,  add_history,
      add_limits,  add_page,   add_path,   add_query, add_suite,
  };
  return all;
}

}  // namespace sockspec::benchmarks::cli
