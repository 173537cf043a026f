#include "engine/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace sockspec::conformance {
namespace {

/// A longer list helps nobody who reads an error message.
constexpr std::size_t longest_list = 24;

/// The optimal string alignment distance, row by row.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({exchanged, above[j] + 1, row[j - 1] + 1});
      const bool transposed = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (transposed) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string list_of(std::span<const std::string_view> names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
    list += names[i];
  }
  return list;
}

}  // namespace

std::string_view nearest_name(std::string_view wrong, std::span<const std::string_view> known) {
  std::string_view nearest;
  std::size_t least = 0;
  for (const std::string_view name : known) {
    const std::size_t steps = distance(wrong, name);
    if (steps > std::max(wrong.size(), name.size()) / 3) continue;
    if (!nearest.empty() && steps >= least) continue;
    nearest = name;
    least = steps;
  }
  return nearest;
}

std::string name_advice(std::string_view wrong, std::span<const std::string_view> known) {
  std::string advice;
  const std::string_view nearest = nearest_name(wrong, known);
  if (!nearest.empty()) advice = "did you mean \"" + std::string(nearest) + "\"?";
  if (known.empty() || known.size() > longest_list) return advice;
  if (!advice.empty()) advice += ' ';
  return advice + (known.size() == 1 ? "Known is " : "Known are ") + list_of(known);
}

}  // namespace sockspec::conformance
