#include "benchmarks/history/student_t.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sockspec::benchmarks {
namespace {

double p_of(const std::vector<double>& one, const std::vector<double>& other) {
  return p_value(sample_of(one), sample_of(other));
}

TEST(incomplete_beta, has_the_values_that_follow_from_its_definition) {
  EXPECT_NEAR(incomplete_beta(0.3, 1, 1), 0.3, 1e-14);
  EXPECT_NEAR(incomplete_beta(0.5, 7, 7), 0.5, 1e-13);
  EXPECT_NEAR(incomplete_beta(0.25, 3, 1), 0.25 * 0.25 * 0.25, 1e-14);
  EXPECT_NEAR(incomplete_beta(0.9, 1, 4), 1 - 0.1 * 0.1 * 0.1 * 0.1, 1e-14);
  EXPECT_EQ(incomplete_beta(0, 2, 3), 0);
  EXPECT_EQ(incomplete_beta(1, 2, 3), 1);
}

// Tables of the t distribution: |t| beyond which two-sided p is so much.
TEST(student_t, agrees_with_the_printed_tables) {
  const auto p_at = [](double t, double freedom) {
    return incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5);
  };
  EXPECT_NEAR(p_at(12.706, 1), 0.05, 1e-5);
  EXPECT_NEAR(p_at(2.228, 10), 0.05, 2e-5);
  EXPECT_NEAR(p_at(3.169, 10), 0.01, 1e-5);
  EXPECT_NEAR(p_at(4.587, 10), 0.001, 1e-6);
  EXPECT_NEAR(p_at(1.984, 100), 0.05, 1e-4);
}

TEST(student_t, a_worked_example) {
  // Means 1 and 3, variance (0.5 + 0.5) / 2 = 0.5, t = -2 / sqrt(0.5 * (1/2 + 1/2)) = -2.828; of
  // two degrees of freedom p is 1 - t / sqrt(t * t + 2) = 0.10557.
  EXPECT_NEAR(p_of({0.5, 1.5}, {2.5, 3.5}), 0.10557, 1e-5);
}

TEST(student_t, the_mean_and_the_squares_of_a_sample) {
  const auto seen = sample_of(std::vector<double>{1, 2, 6});
  EXPECT_EQ(seen.size, 3U);
  EXPECT_DOUBLE_EQ(seen.mean, 3);
  EXPECT_DOUBLE_EQ(seen.squares, 4 + 1 + 9);
}

TEST(student_t, what_does_not_spread_differs_or_does_not) {
  EXPECT_EQ(p_of({1, 1}, {2, 2}), 0);
  EXPECT_EQ(p_of({1, 1}, {1, 1}), 1);
}

TEST(student_t, too_few_values_prove_nothing) {
  EXPECT_EQ(p_of({1}, {2}), 1);
  EXPECT_EQ(p_of({}, {1, 2, 3}), 1);
}

}  // namespace
}  // namespace sockspec::benchmarks
