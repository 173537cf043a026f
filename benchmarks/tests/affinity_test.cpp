#include "benchmarks/machine/affinity.hpp"

#include <gtest/gtest.h>
#include <sched.h>

#include <string>
#include <thread>

namespace sockspec::benchmarks {
namespace {

int allowed_processors() {
  cpu_set_t allowed;
  EXPECT_EQ(::sched_getaffinity(0, sizeof allowed, &allowed), 0);
  return CPU_COUNT(&allowed);
}

int allowed_processors_of_a_new_thread() {
  int count = 0;
  std::thread([&] { count = allowed_processors(); }).join();
  return count;
}

/// In a thread of its own: what it is pinned to is no other's.
template <typename Check>
void pinned(const Check& check) {
  std::thread([&] {
    const std::string where = pin_to_one_processor();
    if (where.starts_with("none: ")) GTEST_SKIP() << where;
    EXPECT_TRUE(where.starts_with("processor ")) << where;
    check();
  }).join();
}

TEST(affinity, a_thread_and_those_that_it_starts_are_kept_on_one_processor) {
  pinned([] {
    EXPECT_EQ(allowed_processors(), 1);
    EXPECT_EQ(allowed_processors_of_a_new_thread(), 1);
  });
}

TEST(affinity, what_is_unpinned_may_run_where_it_might_before_and_only_for_a_while) {
  const int before = allowed_processors();
  pinned([before] {
    {
      const unpinned everywhere;
      EXPECT_EQ(allowed_processors_of_a_new_thread(), before);
    }
    EXPECT_EQ(allowed_processors(), 1);
  });
}

}  // namespace
}  // namespace sockspec::benchmarks
