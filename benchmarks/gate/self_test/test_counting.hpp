#pragma once
// The part of the self-test that counts.

#include <filesystem>
#include <string>
#include <vector>

namespace sockspec::benchmarks {

/// What counting said of programs that do something more in each operation.
struct counted_rate {
  bool busy = false;
  std::string injected;  // "nothing", "a system call", "8 instructions"
  int trials = 0;        // a row each
  int more = 0;          // of which it said that there is more
  int not_counted = 0;

  bool good() const noexcept { return more == (injected == "nothing" ? 0 : trials); }
};

/// \param slowed_row  the program of that name
/// Errors: std::runtime_error, if this machine cannot count.
std::vector<counted_rate> test_counting(const std::filesystem::path& slowed_row, bool busy);

}  // namespace sockspec::benchmarks
