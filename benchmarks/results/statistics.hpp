#pragma once
// What is said about many measures of one thing. Pure functions.

#include <span>
#include <vector>

namespace sockspec::benchmarks {

/// The middle, and the half of the values around it.
struct quartiles {
  double low = 0;     // a quarter of the values is below
  double middle = 0;  // the median
  double high = 0;    // a quarter of the values is above

  bool operator==(const quartiles&) const = default;
};

/// Between two values: linearly interpolated (Hyndman and Fan's definition 7).
/// \param values  at least one, in any order
quartiles quartiles_of(std::vector<double> values);

/// The median of some values.
/// \param values  at least one, in any order
double median(std::vector<double> values);

/// How fast, with the reference as 1: its time through the other's, pair by pair. Over 1 is faster.
/// \param own  as many as the reference has, each over 0
std::vector<double> speed_ratios(std::span<const double> reference, std::span<const double> own);

}  // namespace sockspec::benchmarks
