#pragma once
// Two contenders by turns, in slices of a few milliseconds: what disturbs the machine disturbs both
// halves of a pair, and which is first alternates.

#include <chrono>
#include <cstddef>
#include <vector>

#include "benchmarks/shapes/stopwatch.hpp"

namespace sockspec::benchmarks {

/// Nanoseconds of processor time: of slice i of each.
struct paired_times {
  std::vector<double> reference;
  std::vector<double> own;
  bool own_first = false;  // in the next pair
};

inline double nanoseconds_of(std::chrono::nanoseconds time) noexcept {
  return static_cast<double>(time.count());
}

/// One more pair; which is first alternates.
/// \param reference, own  callables that run one slice and return the processor time that it took
template <typename Reference, typename Own>
void add_pair(paired_times& times, const Reference& reference, const Own& own) {
  if (!times.own_first) times.reference.push_back(nanoseconds_of(reference()));
  times.own.push_back(nanoseconds_of(own()));
  if (times.own_first) times.reference.push_back(nanoseconds_of(reference()));
  times.own_first = !times.own_first;
}

/// How many times something must be done to take that long. Does it, doubling: what it needs is
/// warm afterwards.
/// \param timed  called with a count, does it as often, and returns how long it took
template <typename Timed>
std::size_t count_for(std::chrono::nanoseconds enough, const Timed& timed) {
  constexpr std::size_t most = 1 << 24;  // ends the search also where the clock does not move
  std::size_t count = 1;
  while (timed(count) < enough && count < most) count *= 2;
  return count;
}

}  // namespace sockspec::benchmarks
