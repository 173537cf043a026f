#include "benchmarks/rows/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

bool contains(std::span<const std::string> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (!contains(names, name)) names.emplace_back(name);
}

bool is_always_there(std::string_view contender) {
  return contender == "raw" || contender == "raw_again" || contender == "portability";
}

/// How many characters must be inserted, left out or replaced (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> costs(to.size() + 1);
  std::iota(costs.begin(), costs.end(), 0);
  for (const char letter : from) {
    std::size_t diagonal = costs[0]++;
    for (std::size_t j = 0; j != to.size(); ++j) {
      const std::size_t replaced = diagonal + (letter == to[j] ? 0 : 1);
      diagonal = costs[j + 1];
      costs[j + 1] = std::min({replaced, diagonal + 1, costs[j] + 1});
    }
  }
  return costs.back();
}

void check_names(std::string_view what, std::span<const std::string> given,
                 std::span<const std::string> known) {
  for (const std::string& name : given) {
    if (contains(known, name)) continue;
    throw std::invalid_argument(
        fmt::format("there is no {} {}; did you mean {}?", what, name, nearest(name, known)));
  }
}

}  // namespace

std::string nearest(std::string_view given, std::span<const std::string> names) {
  return *std::ranges::min_element(names, {},
                                   [&](const std::string& name) { return distance(given, name); });
}

std::vector<std::string> contender_names(const std::vector<row>& rows) {
  std::vector<std::string> names;
  for (const row& each : rows) add_once(names, each.own.contender);
  return names;
}

std::vector<row> select(std::vector<row> all, const selection& wanted) {
  std::vector<std::string> questions;
  for (const row& each : all) add_once(questions, each.asked->name);
  check_names("question", wanted.questions, questions);
  check_names("contender", wanted.against, contender_names(all));
  std::erase_if(all, [&](const row& each) {
    const bool asked = wanted.questions.empty() || contains(wanted.questions, each.asked->name);
    const bool compared = wanted.against.empty() || is_always_there(each.own.contender) ||
                          contains(wanted.against, each.own.contender);
    return !asked || !compared;
  });
  return all;
}

}  // namespace sockspec::benchmarks
