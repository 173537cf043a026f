#pragma once
// What was found about a limit. Pure functions.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/counts/counting.hpp"
#include "benchmarks/gate/bootstrap.hpp"
#include "benchmarks/limits/limit_table.hpp"

namespace sockspec::benchmarks {

enum class standing : std::uint8_t {
  held,
  not_held,
  not_resolvable,  // the noise is larger than the distance
  not_measured     // who it is about is not here
};

std::string_view to_string(standing) noexcept;  // "held", "not held", ...

struct finding {
  std::string what;   // the limit
  std::string place;  // QUESTION/FAMILY/BYTES, or the call
  standing said = standing::not_measured;
  std::string figures;  // in words: what was seen, and the limit
};

/// A ratio held against a limit: what is left of its distance after the interval on the median
/// (99 %) and the noise, which is how far the median of `again` is from 1, decides.
/// \param ratios  of repetitions, at least one; over 1 is faster
/// \param again   those of the reference to itself, at least one
standing judge(std::span<const double> ratios, std::span<const double> again, double least);

/// The words for it: "0.997 [0.995, 0.999], at least 0.990, noise 0.002".
std::string figures_of(std::span<const double> ratios, std::span<const double> again, double least);

/// \param raw, layer  of one operation
finding judge_calls(const calls_limit&, const std::string& place, const system_calls& raw,
                    const system_calls& layer);

/// The system calls are the raw call's; no more instructions are added than promised, where that
/// was asked.
enum class instructions_count : std::uint8_t { yes, no };
finding judge_call(const call_counts&, instructions_count);

/// A line for each.
std::string findings_text(std::span<const finding>);

bool any(std::span<const finding>, standing) noexcept;

}  // namespace sockspec::benchmarks
