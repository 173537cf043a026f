#include "benchmarks/gate/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

/// n! / (k! (n - k)!), for n up to 1,000.
double choices(std::size_t n, std::size_t k) {
  double count = 1;
  for (std::size_t i = 1; i <= k; ++i) {
    count *= static_cast<double>(n - k + i) / static_cast<double>(i);
  }
  return count;
}

/// The chance that at least `wanted` of n draws are among the first `first` of n values.
double chance_of_at_least(std::size_t wanted, std::size_t first, std::size_t n) {
  const double part = static_cast<double>(first) / static_cast<double>(n);
  double sum = 0;
  for (std::size_t k = wanted; k <= n; ++k) {
    sum += choices(n, k) * std::pow(part, static_cast<double>(k)) *
           std::pow(1 - part, static_cast<double>(n - k));
  }
  return sum;
}

/// The chance that the draw of that rank (from 1) is the value at i (from 1).
double chance_of_rank(std::size_t rank, std::size_t i, std::size_t n) {
  return chance_of_at_least(rank, i, n) - chance_of_at_least(rank, i - 1, n);
}

/// The chance that m draws are all among that many of n values, with one of them at least the last.
double chance_of_reaching(std::size_t among, std::size_t m, std::size_t n) {
  const auto all_within = [&](std::size_t count) {
    return std::pow(static_cast<double>(count) / static_cast<double>(n), static_cast<double>(m));
  };
  return all_within(among) - all_within(among - 1);
}

std::vector<possible_median> medians_of_odd(const std::vector<double>& sorted) {
  const std::size_t n = sorted.size();
  std::vector<possible_median> all;
  for (std::size_t i = 1; i <= n; ++i) {
    all.push_back({sorted[i - 1], chance_of_rank((n + 1) / 2, i, n)});
  }
  return all;
}

/// Both middle draws are values i and j: half of the draws reach up to i, and half down to j.
std::vector<possible_median> medians_of_even(const std::vector<double>& sorted) {
  const std::size_t n = sorted.size();
  const std::size_t m = n / 2;
  std::vector<possible_median> all;
  for (std::size_t i = 1; i <= n; ++i) {
    double left = chance_of_rank(m, i, n);  // for both middle draws at i
    for (std::size_t j = i + 1; j <= n; ++j) {
      const double chance =
          choices(n, m) * chance_of_reaching(i, m, n) * chance_of_reaching(n - j + 1, m, n);
      all.push_back({(sorted[i - 1] + sorted[j - 1]) / 2, chance});
      left -= chance;
    }
    all.push_back({sorted[i - 1], std::max(left, 0.0)});
  }
  std::ranges::sort(all, {}, &possible_median::value);
  return all;
}

/// The first value at which the chances so far are more than a part.
template <typename Medians>
double cut(const Medians& ordered, double part) {
  double sum = 0;
  double value = 0;
  for (const possible_median& one : ordered) {
    value = one.value;
    sum += one.chance;
    if (sum > part) break;
  }
  return value;
}

}  // namespace

std::vector<possible_median> bootstrap_medians(std::span<const double> values) {
  if (values.empty()) throw std::invalid_argument("no value has no median");
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  return sorted.size() % 2 == 1 ? medians_of_odd(sorted) : medians_of_even(sorted);
}

interval median_interval(std::span<const double> values, double confidence) {
  auto medians = bootstrap_medians(values);
  const double outside = (1 - confidence) / 2;
  const double low = cut(medians, outside);
  std::ranges::reverse(medians);
  return {low, cut(medians, outside)};
}

}  // namespace sockspec::benchmarks
