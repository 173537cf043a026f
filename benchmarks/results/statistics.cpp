#include "benchmarks/results/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

double quantile(const std::vector<double>& sorted, double part) {
  const double at = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], at - std::floor(at));
}

}  // namespace

quartiles quartiles_of(std::vector<double> values) {
  if (values.empty()) throw std::invalid_argument("no value has no median");
  std::ranges::sort(values);
  return {quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)};
}

double median(std::vector<double> values) {
  return quartiles_of(std::move(values)).middle;
}

std::vector<double> speed_ratios(std::span<const double> reference, std::span<const double> own) {
  if (reference.size() != own.size()) throw std::invalid_argument("times that are not pairs");
  std::vector<double> ratios(own.size());
  std::ranges::transform(reference, own, ratios.begin(), std::divides<>());
  return ratios;
}

}  // namespace sockspec::benchmarks
