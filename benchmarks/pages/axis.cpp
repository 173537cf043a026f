#include "benchmarks/pages/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sockspec::benchmarks {

namespace {

// How far from 1 the axis is nearly linear.
constexpr double near = 0.02;

double distance_from_one(double ratio) {
  return std::asinh(std::log(ratio) / near);
}

// In the order of their worth.
constexpr std::array candidates{1.0,  0.9,  1.1,  0.5,  2.0,  0.98, 1.02, 0.95, 1.05,
                                0.8,  1.25, 0.99, 1.01, 0.2,  5.0,  0.7,  1.5,  0.1,
                                10.0, 0.3,  3.0,  0.6,  0.05, 20.0, 0.02, 50.0};

}  // namespace

ratio_axis::ratio_axis(const std::vector<double>& values) {
  constexpr double room = 1.002;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    span_.low = std::min(span_.low, value / room);
    span_.high = std::max(span_.high, value * room);
  }
  span_.low = std::max(span_.low, farthest.low);
  span_.high = std::min(span_.high, farthest.high);
}

double ratio_axis::position(double value) const {
  const double low = distance_from_one(span_.low);
  const double inside = std::clamp(value, span_.low, span_.high);
  return (distance_from_one(inside) - low) / (distance_from_one(span_.high) - low);
}

std::vector<double> ratio_axis::ticks(double apart) const {
  std::vector<double> chosen;
  for (const double tick : candidates) {
    const bool crowded = std::ranges::any_of(
        chosen, [&](double other) { return std::abs(position(other) - position(tick)) < apart; });
    if (!is_outside(tick) && !crowded) chosen.push_back(tick);
  }
  std::ranges::sort(chosen);
  return chosen;
}

std::vector<double> round_values(span_of_values span, int most) {
  const double width = span.high - span.low;
  if (!(width > 0) || !std::isfinite(width)) return {};
  double unit = std::pow(10, std::floor(std::log10(width / most)));
  double step = unit;
  for (const double factor : std::array{1.0, 2.0, 5.0, 10.0}) {
    step = factor * unit;
    if (width / step <= most) break;
  }
  std::vector<double> values;
  const auto first = static_cast<long>(std::ceil(span.low / step - 1e-9));
  const auto last = static_cast<long>(std::floor(span.high / step + 1e-9));
  for (long index = first; index <= last; ++index) {
    values.push_back(static_cast<double>(index) * step);
  }
  return values;
}

}  // namespace sockspec::benchmarks
