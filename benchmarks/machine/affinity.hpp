#pragma once
// Where the benchmarks run. One of affinity_sched.cpp and affinity_none.cpp implements this, as the
// system allows.

#include <string>

namespace sockspec::benchmarks {

/// Keeps this thread, and those that it starts, on one of the processors that it may use.
/// Returns where, "processor 1", or why not: "none: ...".
std::string pin_to_one_processor();

/// As long as it lives, this thread, and those that it starts, run where they might before they
/// were pinned.
class unpinned {
 public:
  unpinned() noexcept;
  unpinned(const unpinned&) = delete;
  unpinned& operator=(const unpinned&) = delete;
  ~unpinned();
};

}  // namespace sockspec::benchmarks
