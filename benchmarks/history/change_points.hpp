#pragma once
// Where a series changed its level for good. Pure functions, and the same answer each time.
//
// E-divisive with a t-test, as Hunter (now Apache Otava) has it: the split that divides a segment
// best is kept while it is significant, its two sides are split in turn, and splits that are weak
// in the end are taken back. Here a segment has at least three points, the place of a split is
// found with single outliers smoothed away, and a split must stand without its most extreme points:
// one spike is no change.
//
// Source: Matteson and James, A Nonparametric Approach for Multiple Change Point Analysis of
// Multivariate Data, arXiv 1306.4933; Fleming et al., Hunter: Using Change Point Detection to Hunt
// for Performance Regressions, arXiv 2301.03034 (t-test instead of permutations, two thresholds).

#include <cstddef>
#include <span>
#include <vector>

namespace sockspec::benchmarks {

struct change_point {
  std::size_t index = 0;  // the first point of the new level
  double before = 0;      // mean of the segment before
  double after = 0;       // mean of the segment that begins here
  double p = 0;           // how likely chance made it; 0 for counts, which have no chance in them

  /// How much it changed, with what was before as 1: 0.05 is five per cent more.
  double relative() const noexcept { return before == 0 ? 1 : (after - before) / before; }

  bool operator==(const change_point&) const = default;
};

struct change_limits {
  double p = 0.01;           // at most, in the end; ten times as much while segments are split
  double least = 0.01;       // relative change, at least
  std::size_t shortest = 3;  // points of a segment, at least
};

/// \param series  finite numbers in the order of time
std::vector<change_point> change_points(std::span<const double> series, change_limits = {});

/// Of exact counts: wherever a value is not the one before.
std::vector<change_point> exact_steps(std::span<const double> series);

/// Each value that is alone far from its neighbours (five standard deviations of the noise)
/// replaced by the median of itself and them. A step stays where it is.
std::vector<double> without_spikes(std::span<const double> series);

/// The split that divides a segment best.
struct division {
  std::size_t at = 0;   // the first index of its right part; 0 if there is no room for a split
  std::size_t end = 0;  // behind its right part: what follows may be another level
  double quality = 0;   // Q of Matteson and James, with distances as they are (alpha = 1)
};

/// \param shortest  points of each part, at least 2
division best_division(std::span<const double> segment, std::size_t shortest);

}  // namespace sockspec::benchmarks
