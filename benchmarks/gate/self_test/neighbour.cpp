#include "benchmarks/gate/self_test/neighbour.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>

#include "benchmarks/gate/random_source.hpp"

namespace sockspec::benchmarks {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t copied_at_once = std::size_t{8} << 20;  // more than second-level caches hold

milliseconds some_time(random_source& chance) {
  return milliseconds(20 + chance.below(381));
}

void copy_for(milliseconds burst, std::vector<std::byte>& from, std::vector<std::byte>& to) {
  const auto end = steady_clock::now() + burst;
  while (steady_clock::now() < end) {
    std::ranges::copy(from, to.begin());
    from.swap(to);  // so that no copy is the same as the one before
  }
}

void be_busy(const std::stop_token& told, std::uint64_t seed) {
  random_source chance(seed);
  std::vector<std::byte> from(copied_at_once);
  std::vector<std::byte> to(copied_at_once);
  std::mutex alone;
  std::condition_variable_any rest;
  while (!told.stop_requested()) {
    copy_for(some_time(chance), from, to);
    std::unique_lock lock(alone);
    rest.wait_for(lock, told, some_time(chance), [] { return false; });
  }
}

}  // namespace

neighbour::neighbour(std::uint64_t seed) {
  const unsigned processors = std::max(std::thread::hardware_concurrency(), 1U);
  for (unsigned i = 0; i < processors; ++i) {
    threads_.emplace_back([own = seed + i](const std::stop_token& told) { be_busy(told, own); });
  }
}

}  // namespace sockspec::benchmarks
