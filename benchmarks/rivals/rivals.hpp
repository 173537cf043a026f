#pragma once
// Other libraries beside the layer: each measured where CMake finds it, over connections made by
// the same code, in the same loops.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "benchmarks/contenders/contender.hpp"

namespace sockspec::benchmarks {

struct rival {
  const contender* who;  // outlives the program's main
  std::string version;   // of the library, as it tells it
};

/// "1.22.1".
inline std::string dotted(int major, int minor, int patch) {
  return fmt::format("{}.{}.{}", major, minor, patch);
}

/// Those that this program was built with, in the order of benchmarks/rivals/CMakeLists.txt.
const std::vector<rival>& rivals();

}  // namespace sockspec::benchmarks
