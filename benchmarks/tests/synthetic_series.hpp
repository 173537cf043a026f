#pragma once
// Series of paired measures as machines make them, with a change that is known: ln(new / base).

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "benchmarks/gate/random_source.hpp"

namespace sockspec::benchmarks {

/// A measure of one process: the logarithm of its cost, without the change.
using process_noise = double (*)(random_source&);

inline double normal(random_source& chance) {  // Box and Muller 1958
  const double radius = std::sqrt(-2 * std::log(1 - chance.part()));
  return radius * std::cos(2 * std::numbers::pi * chance.part());
}

/// As one-thread rows of 10 ms vary here: 0.8 %.
inline double quiet(random_source& chance) {
  return 0.008 * normal(chance);
}

/// One process in ten meets something that costs it up to 60 %.
inline double heavy_tailed(random_source& chance) {
  const double met = chance.part() < 0.1 ? 0.6 * chance.part() : 0;
  return quiet(chance) + met;
}

/// Each process lies in memory in one of two ways, one of them 4 % slower.
inline double bimodal(random_source& chance) {
  return quiet(chance) + (chance.coin() ? 0.04 : 0);
}

/// Where nothing can be said: two threads that the system places freely.
inline double wild(random_source& chance) {
  return 0.25 * normal(chance);
}

inline std::vector<double> series(process_noise noise, double change, std::size_t pairs,
                                  random_source& chance) {
  std::vector<double> changes(pairs);
  for (double& each : changes) {
    const double base = noise(chance);
    each = noise(chance) + std::log1p(change) - base;
  }
  return changes;
}

}  // namespace sockspec::benchmarks
