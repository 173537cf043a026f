#include "benchmarks/gate/signed_rank.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <vector>

namespace sockspec::benchmarks {
namespace {

// Hollander and Wolfe 1973, Nonparametric Statistical Methods, p. 29: the Hamilton depression scale
// of nine patients, before and after. R's wilcox.test answers V = 40, p-value = 0.01953 (`paired =
// TRUE, alternative = "greater"`, exact).
std::vector<double> depression() {
  constexpr std::array before{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
  constexpr std::array after{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
  std::vector<double> differences;
  for (std::size_t i = 0; i < before.size(); ++i) differences.push_back(before[i] - after[i]);
  return differences;
}

TEST(signed_rank, hollander_and_wolfe) {
  EXPECT_EQ(signed_rank_sum(depression()), 40);
  EXPECT_DOUBLE_EQ(signed_rank_p(depression()), 10.0 / 512);
}

TEST(signed_rank, the_other_side_of_hollander_and_wolfe) {
  auto turned = depression();
  for (double& each : turned) each = -each;
  EXPECT_EQ(signed_rank_sum(turned), 5);
  EXPECT_DOUBLE_EQ(signed_rank_p(turned), 505.0 / 512);  // all but the seven sums up to 4
}

TEST(signed_rank, all_over_zero_is_one_toss_of_all) {
  EXPECT_DOUBLE_EQ(signed_rank_p(std::array{0.1, 0.2, 0.3, 0.4, 0.5}), 1.0 / 32);
}

TEST(signed_rank, all_below_zero_is_certain) {
  EXPECT_DOUBLE_EQ(signed_rank_p(std::array{-0.1, -0.2, -0.3}), 1);
}

TEST(signed_rank, differences_of_one_size_share_their_ranks) {
  // Ranks 1.5, 1.5, 3. Of the eight tosses only one reaches 6, and two others 4.5.
  EXPECT_EQ(signed_rank_sum(std::array{1.0, -1.0, 2.0}), 4.5);
  EXPECT_DOUBLE_EQ(signed_rank_p(std::array{1.0, -1.0, 2.0}), 3.0 / 8);
}

TEST(signed_rank, zeros_say_nothing) {
  EXPECT_DOUBLE_EQ(signed_rank_p(std::array{0.0, 1.0, 0.0, 2.0}), 1.0 / 4);
  EXPECT_DOUBLE_EQ(signed_rank_p(std::array{0.0, 0.0}), 1);
  EXPECT_DOUBLE_EQ(signed_rank_p(std::vector<double>{}), 1);
}

TEST(signed_rank, many_pairs_are_counted_exactly_too) {
  std::vector<double> above(60);
  for (std::size_t i = 0; i < above.size(); ++i) above[i] = static_cast<double>(i + 1);
  EXPECT_DOUBLE_EQ(signed_rank_p(above), 0x1p-60);
}

}  // namespace
}  // namespace sockspec::benchmarks
