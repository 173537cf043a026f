#pragma once
// A busy neighbour for the self-test: what shared machines have.

#include <cstdint>
#include <thread>
#include <vector>

namespace sockspec::benchmarks {

/// While it lives, a thread for each processor copies memory in bursts of 20 to 400 ms, with rests
/// of as much between them: each processor is busy about half of the time.
class neighbour {
 public:
  explicit neighbour(std::uint64_t seed);

 private:
  std::vector<std::jthread> threads_;
};

}  // namespace sockspec::benchmarks
