#include "benchmarks/shapes/paired_slices.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <string>
#include <vector>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;
using namespace std::chrono_literals;

TEST(paired_slices, the_order_alternates_and_the_pairs_stay_together) {
  std::string order;
  std::chrono::nanoseconds clock{0};
  paired_times times;
  for (int i = 0; i < 3; ++i) {
    add_pair(
        times, [&] { return order += 'r', clock += 1ns; },
        [&] { return order += 'o', clock += 1ns; });
  }
  EXPECT_EQ(order, "roorro");
  EXPECT_THAT(times.reference, ElementsAre(1, 4, 5));
  EXPECT_THAT(times.own, ElementsAre(2, 3, 6));
}

TEST(paired_slices, the_first_pair_may_begin_with_its_own) {
  std::string order;
  paired_times times{.own_first = true};
  add_pair(
      times, [&] { return order += 'r', 1ns; }, [&] { return order += 'o', 1ns; });
  EXPECT_EQ(order, "or");
}

TEST(paired_slices, a_slice_is_long_enough) {
  EXPECT_EQ(count_for(1ms, [](std::size_t times) { return times * 3us; }), 512U);
}

TEST(paired_slices, what_takes_long_is_done_once) {
  EXPECT_EQ(count_for(1ms, [](std::size_t) { return 2ms; }), 1U);
}

TEST(paired_slices, a_clock_that_stands_still_ends_the_search) {
  EXPECT_EQ(count_for(1ms, [](std::size_t) { return 0ns; }), std::size_t{1} << 24);
}

}  // namespace
}  // namespace sockspec::benchmarks
