#pragma once
// Waiting for several sockets at once, in three sets.
//
//   const auto ready = sockspec::select(readers, writers, {}, 5s);
//   for (const auto handle : ready.read) ...

#include <cstddef>
#include <span>
#include <system_error>
#include <vector>

#include "sockspec/config.hpp"
#include "sockspec/timeout.hpp"

namespace sockspec {

/// Those that are ready, in the order in which they were asked for.
struct selection {
  std::vector<native_handle> read;    // something to receive, or to accept, the end, or an error
  std::vector<native_handle> write;   // room to send, a connect that has ended, or an error
  std::vector<native_handle> except;  // urgent data, or an error

  /// How many there are in all sets together [select.counts_each_set]; 0: the time ran out.
  std::size_t count() const noexcept { return read.size() + write.size() + except.size(); }
};

/// Waits until one of the sockets is ready for what its set says. Sets may hold any number of
/// handles, of any value: FD_SETSIZE is no limit.
///
/// Calls: poll(2), as poll does, on every system; sorts the handles
/// \param time  nothing: for ever. The wait ends up to 1 ms late and never early; a signal does not
///              end it.
/// Errors: bad_file_descriptor, a handle that is not open [select.bad_file_descriptor];
///         argument_rejected, a negative time [select.negative_timeout]; not_enough_memory
/// Blocks: until one is ready
/// Platforms: before Windows 10 2004 a connect that fails is not ready
/// Source: POSIX.1-2024 select()
SOCKSPEC_API selection select(std::span<const native_handle> read,
                              std::span<const native_handle> write,
                              std::span<const native_handle> except, timeout time);
SOCKSPEC_API selection select(std::span<const native_handle> read,
                              std::span<const native_handle> write,
                              std::span<const native_handle> except, timeout time,
                              std::error_code&) noexcept;

}  // namespace sockspec
