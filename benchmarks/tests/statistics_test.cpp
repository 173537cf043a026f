#include "benchmarks/results/statistics.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

using ::testing::ElementsAre;

TEST(statistics, the_median_of_an_odd_number_of_values_is_the_middle_one) {
  EXPECT_EQ(median({3, 100, 1}), 3);
}

TEST(statistics, the_median_of_an_even_number_of_values_is_between_the_middle_ones) {
  EXPECT_EQ(median({4, 1, 100, 2}), 3);
}

TEST(statistics, one_outlier_does_not_move_the_median) {
  EXPECT_EQ(median({1, 1, 1, 1, 1e9}), 1);
}

TEST(statistics, quartiles_enclose_the_middle_half) {
  EXPECT_EQ(quartiles_of({5, 1, 4, 2, 3}), (quartiles{2, 3, 4}));
}

TEST(statistics, quartiles_between_values_are_interpolated) {
  // Definition 7 at a quarter of four values: 0.75 of the way from the first to the second.
  EXPECT_EQ(quartiles_of({0, 4, 8, 12}), (quartiles{3, 6, 9}));
}

TEST(statistics, one_value_is_all_of_its_quartiles) {
  EXPECT_EQ(quartiles_of({7}), (quartiles{7, 7, 7}));
}

TEST(statistics, no_value_has_no_median) {
  EXPECT_THROW(median({}), std::invalid_argument);
}

TEST(statistics, a_ratio_over_one_is_faster_than_the_reference) {
  EXPECT_THAT(speed_ratios(std::vector<double>{100, 100}, std::vector<double>{50, 200}),
              ElementsAre(2, 0.5));
}

TEST(statistics, times_without_a_partner_have_no_ratio) {
  EXPECT_THROW(speed_ratios(std::vector<double>{1}, std::vector<double>{1, 2}),
               std::invalid_argument);
}

}  // namespace
}  // namespace sockspec::benchmarks
