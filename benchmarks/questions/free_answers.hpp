#pragma once
// The same answers, with threads that are not kept on one processor.

#include <utility>
#include <vector>

#include "benchmarks/questions/question.hpp"
#include "benchmarks/shapes/free_running.hpp"

namespace sockspec::benchmarks {

/// \param pinned  works of two threads
inline std::vector<answer> let_free(std::vector<answer> pinned) {
  for (answer& each : pinned) {
    each.make = [make = std::move(each.make)](const transfer& what) {
      return run_free(make(what));
    };
  }
  return pinned;
}

}  // namespace sockspec::benchmarks
