#include "benchmarks/limits/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "benchmarks/results/statistics.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr double confidence = 0.99;

double noise_of(std::span<const double> again) {
  return std::abs(median({again.begin(), again.end()}) - 1);
}

/// Which kinds of a large transfer are chance.
bool by_chance(const std::string& kind) {
  return kind == "recvfrom" || kind == "futex";
}

bool sends_once(const system_calls& calls) {
  for (const auto& [kind, count] : calls) {
    if (!by_chance(kind) && (kind != "sendto" || count != 1)) return false;
  }
  return calls.contains("sendto");
}

/// One that finds nothing, and one that waits.
bool waits_once(const system_calls& calls) {
  const auto tries = calls.find("recvfrom");
  return tries != calls.end() && tries->second == 1 && sum(calls) == 2;
}

bool keeps(calls_rule rule, const system_calls& raw, const system_calls& layer) {
  switch (rule) {
    case calls_rule::as_raw:
      return !layer.empty() && layer == raw;
    case calls_rule::one_more:
      return waits_once(layer);
    case calls_rule::one_send:
      return sends_once(layer);
  }
  return false;
}

standing standing_of(bool held) {
  return held ? standing::held : standing::not_held;
}

}  // namespace

std::string_view to_string(standing said) noexcept {
  switch (said) {
    case standing::held:
      return "held";
    case standing::not_held:
      return "not held";
    case standing::not_resolvable:
      return "not resolvable";
    case standing::not_measured:
      return "not measured";
  }
  return "unknown";
}

standing judge(std::span<const double> ratios, std::span<const double> again, double least) {
  const interval around = median_interval(ratios, confidence);
  const double noise = noise_of(again);
  if (around.low - noise >= least) return standing::held;
  if (around.high + noise < least) return standing::not_held;
  return standing::not_resolvable;
}

std::string figures_of(std::span<const double> ratios, std::span<const double> again,
                       double least) {
  const interval around = median_interval(ratios, confidence);
  return fmt::format("{:.3f} [{:.3f}, {:.3f}], at least {:.2f}, noise {:.3f}",
                     median({ratios.begin(), ratios.end()}), around.low, around.high, least,
                     noise_of(again));
}

finding judge_calls(const calls_limit& limit, const std::string& place, const system_calls& raw,
                    const system_calls& layer) {
  return {std::string(limit.what), place, standing_of(keeps(limit.rule, raw, layer)),
          fmt::format("{}; raw: {}", to_string(layer), to_string(raw))};
}

finding judge_call(const call_counts& call, instructions_count wanted) {
  const bool same_calls = !call.raw.calls.empty() && call.layer.calls == call.raw.calls;
  if (wanted == instructions_count::no) {
    return {"system calls of a call", call.name, standing_of(same_calls),
            fmt::format("{}; raw: {}", to_string(call.layer.calls), to_string(call.raw.calls))};
  }
  const bool few = call.raw.instructions > 0 && call.added() <= call.promised;
  return {"a call beside the system's", call.name, standing_of(same_calls && few),
          fmt::format("{:+.0f} instructions, at most {:+.0f}; {}; raw: {}", call.added(),
                      call.promised, to_string(call.layer.calls), to_string(call.raw.calls))};
}

std::string findings_text(std::span<const finding> findings) {
  std::string text;
  for (const finding& each : findings) {
    fmt::format_to(std::back_inserter(text), "{:<14}  {:<44}  {:<42}  {}\n", to_string(each.said),
                   each.what, each.place, each.figures);
  }
  return text;
}

bool any(std::span<const finding> findings, standing said) noexcept {
  return std::ranges::any_of(findings, [=](const finding& each) { return each.said == said; });
}

}  // namespace sockspec::benchmarks
