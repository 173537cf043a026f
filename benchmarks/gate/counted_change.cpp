#include "benchmarks/gate/counted_change.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace sockspec::benchmarks {
namespace {

constexpr double one_instruction = 0.5;  // at least half of one
constexpr double one_call_in_200 = 0.005;

double of_kind(const system_calls& calls, const std::string& kind) {
  const auto found = calls.find(kind);
  return found == calls.end() ? 0 : found->second;
}

std::set<std::string> kinds_of(const counted_change& both) {
  std::set<std::string> kinds;
  for (const auto* calls : {&both.base.calls, &both.fresh.calls}) {
    for (const auto& [kind, number] : *calls) kinds.insert(kind);
  }
  return kinds;
}

double added_calls(const counted_change& both) {
  return sum(both.fresh.calls) - sum(both.base.calls);
}

double added_instructions(const counted_change& both) {
  return both.fresh.instructions - both.base.instructions;
}

}  // namespace

count_change change_of(const counted_change& both) {
  const double calls = added_calls(both);
  if (calls > one_call_in_200) return count_change::more;
  if (calls < -one_call_in_200) return count_change::fewer;
  const double instructions = added_instructions(both);
  if (instructions >= one_instruction) return count_change::more;
  return instructions <= -one_instruction ? count_change::fewer : count_change::none;
}

std::string describe(const counted_change& both) {
  std::string text;
  for (const std::string& kind : kinds_of(both)) {
    const double added = of_kind(both.fresh.calls, kind) - of_kind(both.base.calls, kind);
    if (std::abs(added) > one_call_in_200) text += fmt::format("{:+.3g} {}, ", added, kind);
  }
  const double added = added_instructions(both);
  if (std::abs(added) >= one_instruction) {
    return text + fmt::format("{:+.0f} instructions ({:.0f} to {:.0f})", added,
                              both.base.instructions, both.fresh.instructions);
  }
  return text.empty() ? "the same counts" : text.substr(0, text.size() - 2);
}

bool agree(const counts& one, const counts& other) {
  const counted_change both{one, other};
  if (std::abs(added_instructions(both)) >= one_instruction) return false;
  for (const std::string& kind : kinds_of(both)) {
    const double added = of_kind(other.calls, kind) - of_kind(one.calls, kind);
    if (std::abs(added) > one_call_in_200) return false;
  }
  return true;
}

}  // namespace sockspec::benchmarks
