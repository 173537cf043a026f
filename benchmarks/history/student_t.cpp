#include "benchmarks/history/student_t.hpp"

#include <cmath>

namespace sockspec::benchmarks {
namespace {

/// The coefficient d_n of the fraction 1/(1 + d_1/(1 + d_2/(1 + ...))).
double coefficient(int n, double x, double a, double b) {
  const double m = n / 2;  // rounded down
  if (n % 2 == 0) return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
  return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}

double away_from_zero(double value) {
  constexpr double tiny = 1e-300;
  return std::abs(value) < tiny ? tiny : value;
}

/// Evaluated from the front, as Lentz does it.
double continued_fraction(double x, double a, double b) {
  constexpr int most_terms = 400;
  constexpr double exact_enough = 1e-15;
  double above = 1;
  double below = 0;
  double value = 1;
  for (int n = 1; n <= most_terms; ++n) {
    const double d = coefficient(n, x, a, b);
    below = 1 / away_from_zero(1 + d * below);
    above = away_from_zero(1 + d / above);
    const double change = above * below;
    value *= change;
    if (std::abs(change - 1) < exact_enough) break;
  }
  return 1 / value;
}

}  // namespace

sample sample_of(std::span<const double> values) {
  sample made{values.size(), 0, 0};
  if (values.empty()) return made;
  for (const double value : values) made.mean += value;
  made.mean /= static_cast<double>(values.size());
  for (const double value : values) made.squares += (value - made.mean) * (value - made.mean);
  return made;
}

double incomplete_beta(double x, double a, double b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // Where the fraction converges slowly, its mirror image does not.
  if (x > (a + 1) / (a + b + 2)) return 1 - incomplete_beta(1 - x, b, a);
  const double log_front =
      std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
  return std::exp(log_front) * continued_fraction(x, a, b) / a;
}

double p_value(const sample& one, const sample& other) {
  if (one.size == 0 || other.size == 0 || one.size + other.size < 3) return 1;
  const auto n = static_cast<double>(one.size);
  const auto m = static_cast<double>(other.size);
  const double freedom = n + m - 2;
  const double difference = one.mean - other.mean;
  if (difference == 0) return 1;
  const double variance = (one.squares + other.squares) / freedom;
  const double t_squared = difference * difference / (variance * (1 / n + 1 / m));
  if (!std::isfinite(t_squared)) return 0;
  return incomplete_beta(freedom / (freedom + t_squared), freedom / 2, 0.5);
}

}  // namespace sockspec::benchmarks
