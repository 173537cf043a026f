#pragma once
// The bootstrap of a median: how far it may be from that of what was sampled. Pure functions. They
// count every sample that could be drawn instead of drawing some: a verdict has no luck of its own.

#include <span>
#include <vector>

namespace sockspec::benchmarks {

struct interval {
  double low = 0;
  double high = 0;

  bool operator==(const interval&) const = default;
};

struct possible_median {
  double value = 0;
  double chance = 0;  // all sum up to 1
};

/// The medians of all samples of as many values as there are, drawn from them with replacement; in
/// order, a value may come several times.
/// Source: Efron 1979, Bootstrap Methods: Another Look at the Jackknife, section 3, for an odd
/// number of values; for an even one, the chances of both middle values together (as Hutson and
/// Ernst 2000, The exact bootstrap mean and variance of an L-estimator).
/// \param values  at least one. Errors: std::invalid_argument
std::vector<possible_median> bootstrap_medians(std::span<const double> values);

/// The percentile interval of the median: what is left when the outer parts of that distribution,
/// (1 - confidence) / 2 on either side, are cut off.
/// \param confidence  as 0.99
/// Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, 13.3.
interval median_interval(std::span<const double> values, double confidence);

}  // namespace sockspec::benchmarks
