#pragma once
// How accept waits where shutting a listener down does not wake it: a moment at a time.

#include <atomic>

#include "result.hpp"
#include "waiting.hpp"  // the backend's

namespace sockspec {

/// Waits for a client where accept would. False, with the error, if the time runs out or the
/// listener was shut down.
/// \param listens  otherwise accept fails at once, and this is true at once
inline bool may_accept(waiting& wait, bool listens, const std::atomic<bool>& no_more,
                       std::error_code& ec) noexcept {
  const bool waits = listens && !wait.is_over();
  for (;;) {
    if (no_more.load(std::memory_order_relaxed)) fail(ec, errc::invalid_argument);
    if (ec || !waits || wait.for_a_moment(ec)) return !ec;
    if (!ec && wait.has_passed()) fail(ec, errc::timed_out);
  }
}

}  // namespace sockspec
