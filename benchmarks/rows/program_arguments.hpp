#pragma once
// What the program of the benchmarks was told.

#include <string>
#include <vector>

#include "benchmarks/rows/selection.hpp"

namespace sockspec::benchmarks {

/// Whether figures are wanted, or only that every row works: one operation a slice, once.
enum class measuring { for_figures, briefly };

struct program_arguments {
  bool help = false;
  selection wanted;
  measuring how = measuring::for_figures;
  bool other_output = false;           // Google Benchmark prints, not our table
  std::vector<std::string> remaining;  // for Google Benchmark: the program, our defaults, the rest
};

/// Errors: throws std::invalid_argument, an option without the list that it needs
program_arguments parse_program_arguments(const std::vector<std::string>& arguments);

}  // namespace sockspec::benchmarks
