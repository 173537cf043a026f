#pragma once
// When a series of paired measures says that something has changed. Pure functions; why they are
// these stands in docs/decisions/how_the_gate_decides.md.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "benchmarks/gate/bootstrap.hpp"

namespace sockspec::benchmarks {

/// What must be true before the gate says something.
struct thresholds {
  double suspicion = 0.05;       // p value, of one side, of a first run that asks for a second
  double proof = 0.001;          // p value, of one side, of the second run
  double minimum_effect = 0.01;  // a median change of no more than this is `same`: 0.01 is 1 %
  double confidence = 0.99;      // of the interval on the median change
  double resolution = 0.05;      // a slowdown of so much must be excluded before it says `same`
};

/// The fewest pairs of a first run: with twice as many in the second one, the signed-rank test can
/// reach both p values.
inline constexpr std::size_t fewest_pairs = 8;
/// A second run has as many pairs for each of the first.
inline constexpr std::size_t second_run_factor = 2;

/// What one series looks like. Changes are logarithms: ln(new cost / base cost) of a pair; over 0
/// is slower.
struct series_summary {
  double median = 0;
  interval around;      // the median
  double p_slower = 1;  // of the signed-rank test
  double p_faster = 1;
  std::size_t pairs = 0;
};

/// \param log_changes  at least one, of pairs
series_summary summarize(std::span<const double> log_changes, double confidence);

/// What a series seems to say.
enum class leaning { none, slower, faster, noisy };

/// \param significance  the p value that must be fallen below
leaning lean(const series_summary&, double significance, const thresholds&);

/// The other rule that was weighed: the interval lies beyond the minimum effect.
leaning lean_of_interval(const series_summary&, const thresholds&);

enum class verdict { same, faster, slower, too_noisy };
std::string_view to_string(verdict) noexcept;  // "same", "faster", "slower", "too noisy"

/// Whether one run is not enough: it is suspicious, or noisy.
bool needs_second_run(const series_summary& first, const thresholds&);

/// A change is said only if a second, independent run proves what the first suspects. Where it does
/// not, both together must exclude a slowdown of the resolution, or it is too noisy.
/// \param second  of pairs that were measured after the first; only where it was needed
/// \param both    of the pairs of both; of the first, where there is no second
verdict conclude(const series_summary& first, const std::optional<series_summary>& second,
                 const series_summary& both, const thresholds&);

/// A logarithmic change as a part: 0.05 is 5 % more.
double part_of(double log_change) noexcept;

}  // namespace sockspec::benchmarks
