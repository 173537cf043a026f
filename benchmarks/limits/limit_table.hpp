#pragma once
// What the layer may cost: every limit that is held, in one place.

#include <cstdint>
#include <span>
#include <string_view>

namespace sockspec::benchmarks {

/// A speed, as a ratio within one run.
struct speed_limit {
  std::string_view what;
  std::string_view places;  // QUESTION/FAMILY/BYTES, as a regular expression for the whole
  double least;             // speed of the layer over that of the other
  std::string_view against = "raw";
};

enum class calls_rule : std::uint8_t {
  as_raw,    // of each kind exactly as many as the raw loop's
  one_more,  // one recv, and one call that waits
  one_send   // exactly one sendto; how often it is received is chance, and so is who waits
};

/// The system calls of one operation.
struct calls_limit {
  std::string_view what;
  std::string_view places;
  calls_rule rule;
};

// The instructions that each call may add stand beside the calls, in calls/.

std::span<const speed_limit> speed_limits() noexcept;
std::span<const calls_limit> calls_limits() noexcept;

}  // namespace sockspec::benchmarks
