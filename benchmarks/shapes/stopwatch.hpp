#pragma once
// How long a slice took.

#include <chrono>
#include <ctime>

#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

inline std::chrono::nanoseconds now_of(clockid_t which) noexcept {
  timespec now{};
  ::clock_gettime(which, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

constexpr clockid_t clock_of(measured_time what) noexcept {
  return what == measured_time::processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
}

/// The time that a call takes.
template <typename Call>
std::chrono::nanoseconds time_of(measured_time what, const Call& call) {
  const auto begun = now_of(clock_of(what));
  call();
  return now_of(clock_of(what)) - begun;
}

}  // namespace sockspec::benchmarks
