#include "benchmarks/counts/counts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

constexpr std::string_view instructions = "instructions";
constexpr std::string_view all_calls = "syscalls";
constexpr std::string_view calls_of_a_kind = "syscalls_";

double found_in(const system_calls& calls, const std::string& kind) {
  const auto found = calls.find(kind);
  return found == calls.end() ? 0 : found->second;
}

std::string number(double count) {
  return std::floor(count) == count ? fmt::format("{:.0f}", count) : fmt::format("{:.2f}", count);
}

}  // namespace

counts of_one_operation(const counts& few, const counts& many, double operations) {
  if (operations <= 0) throw std::invalid_argument("no operation has no counts");
  counts one{(many.instructions - few.instructions) / operations, {}};
  for (const auto& [kind, count] : many.calls) {
    const double more = count - found_in(few.calls, kind);
    if (more > 0) one.calls[kind] = more / operations;
  }
  return one;
}

double sum(const system_calls& calls) {
  double all = 0;
  for (const auto& [kind, count] : calls) all += count;
  return all;
}

std::string to_string(const system_calls& calls) {
  std::string text;
  for (const auto& [kind, count] : calls) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number(count), kind);
  }
  return text;
}

measurement to_measurement(const std::string& row, const counts& counted, double operations) {
  measurement made;
  made.name = row;
  made.run_name = row;
  made.iterations = operations;
  made.counters.emplace(instructions, counted.instructions);
  made.counters.emplace(all_calls, sum(counted.calls));
  for (const auto& [kind, count] : counted.calls) {
    made.counters.emplace(std::string(calls_of_a_kind) + kind, count);
  }
  return made;
}

std::optional<counts> counts_of(const measurement& entry) {
  const auto found = entry.counters.find(std::string(instructions));
  if (found == entry.counters.end()) return std::nullopt;
  counts counted{found->second, {}};
  for (const auto& [name, value] : entry.counters) {
    if (name.starts_with(calls_of_a_kind)) {
      counted.calls.emplace(name.substr(calls_of_a_kind.size()), value);
    }
  }
  return counted;
}

}  // namespace sockspec::benchmarks
