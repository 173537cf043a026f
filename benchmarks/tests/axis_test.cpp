#include "benchmarks/pages/axis.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace sockspec::benchmarks {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ratio_axis, half_as_fast_is_as_far_from_one_as_twice_as_fast) {
  const ratio_axis axis({0.25, 4});
  EXPECT_DOUBLE_EQ(axis.position(1), 0.5);
  EXPECT_DOUBLE_EQ(axis.position(2) - axis.position(1), axis.position(1) - axis.position(0.5));
}

TEST(ratio_axis, one_per_cent_is_seen_beside_a_third) {
  const ratio_axis axis({0.3});
  EXPECT_GT(axis.position(1) - axis.position(0.99), 0.05);
  EXPECT_GT(axis.position(0.99), axis.position(0.98));
}

TEST(ratio_axis, has_room_around_its_values_and_shows_one) {
  const ratio_axis axis({0.9, 1.3});
  EXPECT_GT(axis.position(0.9), 0);
  EXPECT_LT(axis.position(1.3), 1);
  EXPECT_LT(ratio_axis({}).span().low, 1);
  EXPECT_GT(ratio_axis({}).span().high, 1);
}

TEST(ratio_axis, what_is_too_far_is_at_the_edge) {
  const ratio_axis axis({0.001, 200});
  EXPECT_EQ(axis.span(), ratio_axis::farthest);
  EXPECT_EQ(axis.position(0.001), 0);
  EXPECT_EQ(axis.position(200), 1);
  EXPECT_TRUE(axis.is_outside(200));
  EXPECT_FALSE(axis.is_outside(1));
}

TEST(ratio_axis, what_is_no_number_moves_nothing) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(ratio_axis({nan, 0.9}).span(), ratio_axis({0.9}).span());
}

TEST(ratio_axis, ticks_are_round_apart_and_one_is_among_them) {
  EXPECT_THAT(ratio_axis({}).ticks(0.05), ElementsAre(0.98, 0.99, 1, 1.01, 1.02));
  EXPECT_THAT(ratio_axis({}).ticks(0.3), ElementsAre(0.98, 1, 1.02));
  const ratio_axis wide({0.05, 20});
  const auto ticks = wide.ticks(0.05);
  EXPECT_THAT(ticks, ::testing::Contains(1.0));
  for (std::size_t i = 1; i < ticks.size(); ++i) {
    EXPECT_GE(wide.position(ticks[i]) - wide.position(ticks[i - 1]), 0.05) << ticks[i];
  }
}

TEST(round_values, are_inside_the_span_in_round_steps) {
  EXPECT_THAT(round_values({0, 10}, 5), ElementsAre(0, 2, 4, 6, 8, 10));
  EXPECT_THAT(round_values({56.5, 59.5}, 3), ElementsAre(57, 58, 59));
  EXPECT_THAT(round_values({0.97, 1.001}, 4),
              ElementsAre(DoubleNear(0.97, 1e-9), DoubleNear(0.98, 1e-9), DoubleNear(0.99, 1e-9),
                          DoubleNear(1, 1e-9)));
}

TEST(round_values, of_nothing_are_none) {
  EXPECT_THAT(round_values({1, 1}, 5), IsEmpty());
  EXPECT_THAT(round_values({0, std::numeric_limits<double>::infinity()}, 5), IsEmpty());
}

}  // namespace
}  // namespace sockspec::benchmarks
