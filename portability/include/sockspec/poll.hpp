#pragma once
// Waiting for several sockets at once.
//
//   sockspec::poll_item items[] = {{client.fileno(), sockspec::poll_events::in}};
//   if (sockspec::poll(items, 5s) == 0) ...  // nothing within five seconds

#include <cstddef>
#include <cstdint>
#include <span>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/timeout.hpp"

namespace sockspec {

/// POLLIN and its like. err, hup and nval are reported without being asked for.
enum class poll_events : std::uint8_t {
  none = 0,
  in = 1,     // there is something to receive, or to accept, or the end
  pri = 2,    // there is urgent data
  out = 4,    // there is room to send, or a connect has ended
  err = 8,    // an error is pending
  hup = 16,   // the connection is over in both directions (on Windows: in that of the peer)
  nval = 32,  // the handle is not open
};

constexpr poll_events operator|(poll_events a, poll_events b) noexcept {
  return static_cast<poll_events>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool has(poll_events set, poll_events event) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(event)) != 0;
}

struct poll_item {
  native_handle handle = invalid_handle;  // invalid_handle: the item is passed over
  poll_events wanted = poll_events::none;
  poll_events ready = poll_events::none;  // set by poll
};

/// Waits until one of the items is ready, and returns how many are; 0 if the time runs out first,
/// as it always does without items.
///
/// Calls: poll(2). Allocates for more than 64 items.
/// \param time  nothing: for ever. The wait ends up to 1 ms late and never early; a signal does not
///              end it.
/// Errors: argument_rejected, a negative time; not_enough_memory
/// Blocks: until something is ready
/// Platforms: before Windows 10 2004 a connect that fails is not ready
/// Source: POSIX.1-2024 poll()
SOCKSPEC_API std::size_t poll(std::span<poll_item> items, timeout time);
SOCKSPEC_API std::size_t poll(std::span<poll_item> items, timeout time, std::error_code&) noexcept;

}  // namespace sockspec
