#pragma once
// Processor time: what others do on the machine meanwhile does not count.

#include <chrono>
#include <ctime>

namespace sockspec::benchmarks {

/// The time that the threads of this process have run, in the program and in the system.
inline std::chrono::nanoseconds processor_time() noexcept {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

/// How much of it a call takes.
template <typename Call>
std::chrono::nanoseconds processor_time_of(const Call& call) {
  const auto begun = processor_time();
  call();
  return processor_time() - begun;
}

}  // namespace sockspec::benchmarks
