#include "benchmarks/gate/bootstrap.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

double standard_deviation(const std::vector<possible_median>& medians) {
  double mean = 0;
  double square = 0;
  for (const auto& [value, chance] : medians) mean += value * chance;
  for (const auto& [value, chance] : medians) square += (value - mean) * (value - mean) * chance;
  return std::sqrt(square);
}

// Efron and Tibshirani 1993, table 2.1: survival of seven treated mice and of nine others, in days.
// Table 2.2 has 37.83 as the bootstrap's standard error of the median without end.
constexpr std::array treated{94.0, 197.0, 16.0, 38.0, 99.0, 141.0, 23.0};
constexpr std::array untreated{52.0, 104.0, 146.0, 10.0, 51.0, 30.0, 40.0, 27.0, 46.0};

TEST(bootstrap, the_mice_of_efron_and_tibshirani) {
  EXPECT_NEAR(standard_deviation(bootstrap_medians(treated)), 37.83, 0.005);
  EXPECT_NEAR(standard_deviation(bootstrap_medians(untreated)), 13.08, 0.005);
}

/// Draws every one of the n^n samples.
std::map<double, double> every_median(const std::vector<double>& values) {
  const std::size_t n = values.size();
  const auto samples = static_cast<std::size_t>(std::pow(n, n));
  std::map<double, double> chances;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    std::vector<double> drawn;
    for (std::size_t i = 0, rest = sample; i < n; ++i, rest /= n) {
      drawn.push_back(values[rest % n]);
    }
    chances[median(drawn)] += 1.0 / static_cast<double>(samples);
  }
  return chances;
}

void expect_that_none_is_missing(const std::vector<double>& values) {
  std::map<double, double> counted;
  for (const auto& [value, chance] : bootstrap_medians(values)) counted[value] += chance;
  for (const auto& [value, chance] : every_median(values)) {
    EXPECT_NEAR(counted[value], chance, 1e-12) << value;
  }
}

TEST(bootstrap, counts_what_drawing_every_sample_finds) {
  expect_that_none_is_missing({7});
  expect_that_none_is_missing({1, 5});
  expect_that_none_is_missing({1, 5, 2});
  expect_that_none_is_missing({1, 5, 2, 11});
  expect_that_none_is_missing({1, 5, 2, 2, 11});
  expect_that_none_is_missing({1, 5, 2, 2, 11, 40});
}

TEST(bootstrap, the_chances_of_many_values_sum_up_to_one) {
  for (const std::size_t count : {20U, 41U, 80U}) {
    std::vector<double> values(count);
    std::iota(values.begin(), values.end(), 0);
    double sum = 0;
    for (const auto& one : bootstrap_medians(values)) sum += one.chance;
    EXPECT_NEAR(sum, 1, 1e-9);
  }
}

TEST(bootstrap, an_interval_of_equal_values_is_that_value) {
  EXPECT_EQ(median_interval(std::array{2.0, 2.0, 2.0}, 0.99), (interval{2, 2}));
}

TEST(bootstrap, more_confidence_is_a_wider_interval_around_the_median) {
  const auto narrow = median_interval(treated, 0.5);
  const auto wide = median_interval(treated, 0.99);
  EXPECT_LT(wide.low, narrow.low);
  EXPECT_GT(wide.high, narrow.high);
  EXPECT_LE(narrow.low, 94);
  EXPECT_GE(narrow.high, 94);
}

TEST(bootstrap, no_value_has_no_median) {
  EXPECT_THROW(bootstrap_medians({}), std::invalid_argument);
}

}  // namespace
}  // namespace sockspec::benchmarks
