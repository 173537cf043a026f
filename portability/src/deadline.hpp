#pragma once
// What is left of a timeout.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "sockspec/timeout.hpp"

namespace sockspec {

/// Counts down a time on the steady clock. It begins when it is first asked, so that a call which
/// need not wait does not read the clock.
class deadline {
 public:
  explicit deadline(timeout time) noexcept : time_(time) {}

  /// At most zero when it has passed; nothing if it never passes.
  timeout left() noexcept {
    if (!time_) return std::nullopt;
    const auto now = std::chrono::steady_clock::now();
    if (!began_) began_ = now;
    return *time_ - (now - *began_);
  }

  bool passed() noexcept {
    const timeout time = left();
    return time && time->count() <= 0;
  }

  /// What is left, for poll: rounded up, so that no wait ends early; -1 for ever. What is too long
  /// for poll takes several.
  int milliseconds() noexcept {
    const timeout time = left();
    if (!time) return -1;
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(*time).count();
    return static_cast<int>(std::clamp<std::int64_t>(rounded, 0, std::numeric_limits<int>::max()));
  }

 private:
  timeout time_;
  std::optional<std::chrono::steady_clock::time_point> began_;
};

}  // namespace sockspec
