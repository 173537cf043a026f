#pragma once
// Random numbers that are the same everywhere for one seed: the standard's distributions may differ
// from one library to another, its engines do not.

#include <cstddef>
#include <cstdint>
#include <random>

namespace sockspec::benchmarks {

class random_source {
 public:
  explicit random_source(std::uint64_t seed) : engine_(seed) {}

  /// From 0 to count - 1. \param count  from 1 to 2^32
  std::size_t below(std::size_t count) { return ((engine_() >> 32) * count) >> 32; }
  /// From 0 to 1, without 1.
  double part() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  bool coin() { return (engine_() >> 63) != 0; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace sockspec::benchmarks
