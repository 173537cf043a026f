#include "benchmarks/gate/self_test/neighbour.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <thread>

namespace sockspec::benchmarks {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// Of this process and all of its threads: what std::clock() counts on POSIX systems.
std::chrono::duration<double> processor_time() {
  return std::chrono::duration<double>(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

/// Whether this process uses so much processor time before its patience ends.
bool uses(std::chrono::duration<double> wanted) {
  const auto begun = processor_time();
  const auto end = steady_clock::now() + 30s;
  while (processor_time() - begun < wanted) {
    if (steady_clock::now() > end) return false;
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

TEST(neighbour, keeps_the_processors_busy_as_long_as_it_lives) {
  const neighbour disturbing(1);
  EXPECT_TRUE(uses(100ms));
}

TEST(neighbour, leaves_when_it_is_told_also_from_its_rest) {
  const auto begun = steady_clock::now();
  { const neighbour disturbing(2); }
  EXPECT_LT(steady_clock::now() - begun, 30s);
}

}  // namespace
}  // namespace sockspec::benchmarks
