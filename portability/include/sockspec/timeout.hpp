#pragma once
// How long calls wait.

#include <chrono>
#include <optional>

namespace sockspec {

/// Nothing: for ever. Zero: not at all. A duration of any unit converts to it, up to 292 years.
using timeout = std::optional<std::chrono::nanoseconds>;

}  // namespace sockspec
