#include "benchmarks/gate/rule.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "benchmarks/gate/signed_rank.hpp"
#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

std::vector<double> negated(std::span<const double> values) {
  std::vector<double> others(values.size());
  std::ranges::transform(values, others.begin(), std::negate<>());
  return others;
}

}  // namespace

series_summary summarize(std::span<const double> log_changes, double confidence) {
  return {
      .median = median({log_changes.begin(), log_changes.end()}),
      .around = median_interval(log_changes, confidence),
      .p_slower = signed_rank_p(log_changes),
      .p_faster = signed_rank_p(negated(log_changes)),
      .pairs = log_changes.size(),
  };
}

leaning lean(const series_summary& seen, double significance, const thresholds& needed) {
  const double effect = std::log1p(needed.minimum_effect);
  if (seen.p_slower < significance && seen.median > effect) return leaning::slower;
  if (seen.p_faster < significance && seen.median < -effect) return leaning::faster;
  const bool may_hide_a_slowdown = seen.around.high >= std::log1p(needed.resolution);
  return may_hide_a_slowdown ? leaning::noisy : leaning::none;
}

leaning lean_of_interval(const series_summary& seen, const thresholds& needed) {
  const double effect = std::log1p(needed.minimum_effect);
  if (seen.around.low > effect) return leaning::slower;
  if (seen.around.high < -effect) return leaning::faster;
  const bool may_hide_a_slowdown = seen.around.high >= std::log1p(needed.resolution);
  return may_hide_a_slowdown ? leaning::noisy : leaning::none;
}

std::string_view to_string(verdict said) noexcept {
  switch (said) {
    case verdict::faster:
      return "faster";
    case verdict::slower:
      return "slower";
    case verdict::too_noisy:
      return "too noisy";
    case verdict::same:
      break;
  }
  return "same";
}

bool needs_second_run(const series_summary& first, const thresholds& needed) {
  return lean(first, needed.suspicion, needed) != leaning::none;
}

verdict conclude(const series_summary& first, const std::optional<series_summary>& second,
                 const series_summary& both, const thresholds& needed) {
  const leaning suspected = lean(first, needed.suspicion, needed);
  if (suspected == leaning::none) return verdict::same;
  const bool proven = second && lean(*second, needed.proof, needed) == suspected;
  if (proven && suspected == leaning::slower) return verdict::slower;
  if (proven && suspected == leaning::faster) return verdict::faster;
  const bool excluded = both.around.high < std::log1p(needed.resolution);
  return excluded ? verdict::same : verdict::too_noisy;
}

double part_of(double log_change) noexcept {
  return std::expm1(log_change);
}

}  // namespace sockspec::benchmarks
