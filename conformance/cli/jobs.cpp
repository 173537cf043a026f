#include <algorithm>
#include <thread>

#include "cli/commands.hpp"

namespace sockspec::conformance::cli {
namespace {

// Most cells wait for drivers and peers rather than compute.
constexpr int pairs_for_each_core = 4;

}  // namespace

int jobs_for_this_machine() {
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(cores * pairs_for_each_core, 4, 64);
}

}  // namespace sockspec::conformance::cli
