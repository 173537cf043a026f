#include "benchmarks/gate/signed_rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace sockspec::benchmarks {
namespace {

/// Ranks are doubled, so that the mean of two is an integer.
struct ranked {
  std::vector<std::size_t> doubled;
  std::size_t above = 0;  // the sum of those over 0
};

ranked rank(std::span<const double> differences) {
  std::vector<double> sorted;
  std::ranges::copy_if(differences, std::back_inserter(sorted), [](double d) { return d != 0; });
  std::ranges::sort(sorted, {}, [](double d) { return std::abs(d); });
  ranked all;
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t last = first;
    while (last + 1 < sorted.size() && std::abs(sorted[last + 1]) == std::abs(sorted[first])) {
      ++last;
    }
    for (std::size_t i = first; i <= last; ++i) {
      all.doubled.push_back(first + last + 2);
      if (sorted[i] > 0) all.above += first + last + 2;
    }
    first = last + 1;
  }
  return all;
}

}  // namespace

double signed_rank_sum(std::span<const double> differences) {
  return static_cast<double>(rank(differences).above) / 2;
}

double signed_rank_p(std::span<const double> differences) {
  const ranked all = rank(differences);
  const std::size_t most = std::accumulate(all.doubled.begin(), all.doubled.end(), std::size_t{0});
  // How probable each sum is, after the tosses so far.
  std::vector<double> chance(most + 1, 0);
  chance[0] = 1;
  std::size_t reached = 0;
  for (const std::size_t rank : all.doubled) {
    reached += rank;
    for (std::size_t sum = reached + 1; sum-- > 0;) {
      chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
    }
  }
  const auto from = chance.begin() + static_cast<std::ptrdiff_t>(all.above);
  return std::min(std::accumulate(from, chance.end(), 0.0), 1.0);
}

}  // namespace sockspec::benchmarks
