#pragma once
// What the gate's self-test adds to each send of the layer, to see whether the gate sees it.

#include <cstddef>

namespace sockspec::benchmarks {

/// The environment variable that says what: "none", "system_call", "instructions", or a number of
/// steps to spin. Unset: "none".
inline constexpr const char* slowdown_variable = "SOCKSPEC_SLOWED_BY";

struct slowdown {
  enum class kind { none, spin, system_call, instructions };
  kind is = kind::none;
  std::size_t steps = 0;
};

/// Errors: throws std::invalid_argument, if the variable says anything else.
slowdown wanted_slowdown();

struct not_slowed {
  static void pass() noexcept {}
};

/// A step is a load and a store that wait for each other: about a nanosecond.
struct slowed_by_spinning {
  static inline std::size_t steps = 0;
  static void pass() noexcept {
    volatile std::size_t left = steps;
    while (left != 0) left = left - 1;
  }
};

struct slowed_by_system_call {
  static void pass() noexcept;
};

struct slowed_by_instructions {
  static void pass() noexcept { asm volatile("nop\nnop\nnop\nnop\nnop\nnop\nnop\nnop"); }
};

}  // namespace sockspec::benchmarks
