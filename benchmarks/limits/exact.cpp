#include "benchmarks/limits/exact.hpp"

#include <fmt/format.h>

#include <regex>
#include <stdexcept>

#include "benchmarks/counts/counting.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::string_view layer = "/portability";

/// The places of the layer's rows.
std::vector<std::string> places_of(const calls_limit& limit, const std::vector<std::string>& rows) {
  const std::regex wanted{std::string(limit.places)};
  std::vector<std::string> places;
  for (const std::string& row : rows) {
    if (!row.ends_with(layer)) continue;
    std::string place = row.substr(0, row.size() - layer.size());
    if (std::regex_match(place, wanted)) places.push_back(std::move(place));
  }
  if (!places.empty()) return places;
  throw std::runtime_error(
      fmt::format("there is no row that the limit `{}` is about ({})", limit.what, limit.places));
}

}  // namespace

std::vector<finding> judge_row_calls(std::span<const calls_limit> limits,
                                     const std::vector<std::string>& rows,
                                     const std::filesystem::path& repeat_row,
                                     const std::function<void(const std::string&)>& told) {
  std::vector<finding> findings;
  for (const calls_limit& limit : limits) {
    for (const std::string& place : places_of(limit, rows)) {
      told(place);
      const auto raw = count_row_calls(repeat_row, place + "/raw");
      const auto own = count_row_calls(repeat_row, place + std::string(layer));
      findings.push_back(judge_calls(limit, place, raw, own));
    }
  }
  return findings;
}

std::vector<finding> judge_each_call(const std::filesystem::path& count_calls,
                                     instructions_count wanted) {
  std::vector<finding> findings;
  for (const call_counts& call : count_all_calls(count_calls)) {
    findings.push_back(judge_call(call, wanted));
  }
  return findings;
}

}  // namespace sockspec::benchmarks
