#pragma once
// A call of the layer beside the system's own: both do the same work, so that what they cost can be
// counted.

#include <functional>
#include <span>
#include <string_view>

namespace sockspec::benchmarks {

/// The work of both, made ready anew for each count. An operation is done at most
/// most_operations times: what it sends has room, and what it receives is there.
struct call_works {
  std::function<void()> raw;
  std::function<void()> layer;
};

inline constexpr int most_operations = 150;

struct call_pair {
  std::string_view name;
  /// Makes the two ready, each with sockets of its own. Errors: throws std::system_error
  call_works (*prepare)();
  /// How many user instructions the layer may add to the raw call; what it adds is a promise, not
  /// a measurement.
  int most_instructions_added = 0;
};

/// Calls on a socket, and calls that make or name one.
std::span<const call_pair> transfer_pairs() noexcept;
std::span<const call_pair> socket_pairs() noexcept;

}  // namespace sockspec::benchmarks
