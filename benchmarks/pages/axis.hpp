#pragma once
// Where a value is drawn: pure functions, tested without a page.

#include <vector>

namespace sockspec::benchmarks {

/// What an axis spans.
struct span_of_values {
  double low = 0;
  double high = 0;

  bool operator==(const span_of_values&) const = default;
};

/// An axis of ratios. Half as fast is as far from 1 as twice as fast. Near 1 it is linear, so that
/// one per cent is seen beside a rival at a third; farther away it is logarithmic.
class ratio_axis {
 public:
  /// Holds these values with some room, what is near 1, and nothing beyond `farthest`: what lies
  /// there is drawn at the edge.
  explicit ratio_axis(const std::vector<double>& values);

  static constexpr span_of_values farthest{0.02, 50};

  /// From 0 at the low end to 1 at the high end; never outside.
  double position(double value) const;
  bool is_outside(double value) const noexcept { return value < span_.low || value > span_.high; }
  /// Round values, 1 among them.
  /// \param apart  how far from each other at least, as a part of the axis
  std::vector<double> ticks(double apart) const;
  const span_of_values& span() const noexcept { return span_; }

 private:
  span_of_values span_{0.98, 1.02};
};

/// Round values inside the span, in steps of 1, 2 or 5 times a power of ten; at most `most` + 1.
std::vector<double> round_values(span_of_values, int most);

}  // namespace sockspec::benchmarks
