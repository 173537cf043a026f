#include "benchmarks/history/change_points.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "benchmarks/history/student_t.hpp"
#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

/// Sums of the distances between all points from one index to before another one.
class distance_sums {
 public:
  explicit distance_sums(std::span<const double> values)
      : width_(values.size() + 1), sums_(width_ * width_) {
    for (std::size_t end = 1; end <= values.size(); ++end) {
      double of_last = 0;
      for (std::size_t begin = end - 1; begin-- > 0;) {
        of_last += std::abs(values[begin] - values[end - 1]);
        sums_[begin * width_ + end] = sums_[begin * width_ + end - 1] + of_last;
      }
    }
  }

  double within(std::size_t begin, std::size_t end) const { return sums_[begin * width_ + end]; }

 private:
  std::size_t width_;
  std::vector<double> sums_;
};

/// Q of the parts before `at`, and from there to before `end`.
double quality(const distance_sums& sums, std::size_t at, std::size_t end) {
  const auto n = static_cast<double>(at);
  const auto m = static_cast<double>(end - at);
  const double left = sums.within(0, at);
  const double right = sums.within(at, end);
  const double between = sums.within(0, end) - left - right;
  return 2 / (n + m) * (between - m / (n - 1) * left - n / (m - 1) * right);
}

double median_of(std::span<const double> values) {
  return median({values.begin(), values.end()});
}

/// The standard deviation of the noise, from the median of the steps between neighbours: the few
/// that are changes or spikes do not count.
double spread_of(std::span<const double> series) {
  constexpr double deviations_of_median = 1.4826;  // of a normal distribution
  std::vector<double> steps;
  for (std::size_t i = 1; i < series.size(); ++i) {
    steps.push_back(std::abs(series[i] - series[i - 1]));
  }
  return deviations_of_median * median(std::move(steps)) / std::sqrt(2);
}

/// The values without the one that is farthest from their median.
std::vector<double> without_farthest(std::span<const double> values) {
  std::vector<double> kept(values.begin(), values.end());
  const double middle = median_of(values);
  const auto distance = [middle](double value) { return std::abs(value - middle); };
  kept.erase(std::ranges::max_element(kept, {}, distance));
  return kept;
}

/// One analysis of a series.
class divider {
 public:
  divider(std::span<const double> series, const change_limits& limits)
      : series_(without_spikes(series)), limits_(limits) {}

  std::vector<change_point> changes() {
    divide(0, series_.size());
    std::ranges::sort(borders_);
    while (take_back_weakest()) {
    }
    std::vector<change_point> found;
    for (std::size_t i = 0; i < borders_.size(); ++i) found.push_back(judged(i));
    return found;
  }

 private:
  std::span<const double> part(std::size_t begin, std::size_t end) const {
    return std::span(series_).subspan(begin, end - begin);
  }

  /// The p-value of a border between two parts, and of the same without their farthest points:
  /// whichever is larger, times the places that it was chosen from (Bonferroni).
  double p_of(std::size_t begin, std::size_t at, std::size_t end) const {
    const auto left = part(begin, at);
    const auto right = part(at, end);
    const double all = p_value(sample_of(left), sample_of(right));
    const double trimmed =
        p_value(sample_of(without_farthest(left)), sample_of(without_farthest(right)));
    const auto places = static_cast<double>(end - begin - 2 * limits_.shortest + 1);
    return std::min(1.0, std::max(all, trimmed) * places);
  }

  /// The border moved to where each point beside it is on the side that it is nearer to.
  std::size_t settled(std::size_t begin, std::size_t at, std::size_t end) const {
    const double left = median_of(part(begin, at));
    const double right = median_of(part(at, end));
    const auto is_of_left = [&](std::size_t index) {
      return std::abs(series_[index] - left) < std::abs(series_[index] - right);
    };
    while (at < end && is_of_left(at)) ++at;
    while (at > begin && !is_of_left(at - 1)) --at;
    return at;
  }

  void divide(std::size_t begin, std::size_t end) {
    constexpr double weak = 10;
    const division best = best_division(part(begin, end), limits_.shortest);
    if (best.at == 0) return;
    const std::size_t at = settled(begin, begin + best.at, begin + best.end);
    if (at - begin < limits_.shortest || end - at < limits_.shortest) return;
    if (p_of(begin, at, std::max(begin + best.end, at + limits_.shortest)) > weak * limits_.p)
      return;
    borders_.push_back(at);
    divide(begin, at);
    divide(at, end);
  }

  change_point judged(std::size_t border) const {
    const std::size_t begin = border == 0 ? 0 : borders_[border - 1];
    const std::size_t end = border + 1 == borders_.size() ? series_.size() : borders_[border + 1];
    const std::size_t at = borders_[border];
    return {at, sample_of(part(begin, at)).mean, sample_of(part(at, end)).mean,
            p_of(begin, at, end)};
  }

  /// Removes the border that is least likely one, else the one with the smallest change, if it is
  /// beyond the limits. Its neighbours are then judged over longer parts.
  bool take_back_weakest() {
    if (borders_.empty()) return false;
    std::size_t least_likely = 0;
    std::size_t smallest = 0;
    for (std::size_t i = 1; i < borders_.size(); ++i) {
      if (judged(i).p > judged(least_likely).p) least_likely = i;
      if (std::abs(judged(i).relative()) < std::abs(judged(smallest).relative())) smallest = i;
    }
    if (judged(least_likely).p > limits_.p) return remove(least_likely);
    return std::abs(judged(smallest).relative()) < limits_.least && remove(smallest);
  }

  bool remove(std::size_t border) {
    borders_.erase(borders_.begin() + static_cast<std::ptrdiff_t>(border));
    return true;
  }

  std::vector<double> series_;
  change_limits limits_;
  std::vector<std::size_t> borders_;
};

}  // namespace

std::vector<double> without_spikes(std::span<const double> series) {
  constexpr double far = 5;
  std::vector<double> kept(series.begin(), series.end());
  if (series.size() < 3) return kept;
  const double allowed = far * spread_of(series);
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::size_t middle = std::clamp<std::size_t>(i, 1, series.size() - 2);
    const double usual = median_of(series.subspan(middle - 1, 3));
    if (std::abs(series[i] - usual) > allowed) kept[i] = usual;
  }
  return kept;
}

division best_division(std::span<const double> segment, std::size_t shortest) {
  division best;
  if (segment.size() < 2 * shortest) return best;
  const distance_sums sums(segment);
  for (std::size_t at = shortest; at + shortest <= segment.size(); ++at) {
    for (std::size_t end = at + shortest; end <= segment.size(); ++end) {
      const double seen = quality(sums, at, end);
      if (best.at == 0 || seen > best.quality) best = {at, end, seen};
    }
  }
  return best;
}

std::vector<change_point> change_points(std::span<const double> series, change_limits limits) {
  return divider(series, limits).changes();
}

std::vector<change_point> exact_steps(std::span<const double> series) {
  std::vector<change_point> steps;
  for (std::size_t i = 1; i < series.size(); ++i) {
    if (series[i] != series[i - 1]) steps.push_back({i, series[i - 1], series[i], 0});
  }
  return steps;
}

}  // namespace sockspec::benchmarks
