#pragma once
// How a call waits: it is tried first, and only what would block looks at the clock and polls.

#include <sys/types.h>

#include <cerrno>
#include <cstddef>
#include <optional>
#include <system_error>

#include "deadline.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// Whether this errno says that the call would have to wait.
bool would_block(int error) noexcept;

/// The waiting of one call. It asks for the socket's timeout when something would block: a call
/// that succeeds at once pays nothing for it.
class waiting {
 public:
  /// \param events  POLLIN or POLLOUT
  waiting(const socket& on, short events, message_flags flags = message_flags::none) noexcept
      : on_(&on), events_(events), flags_(flags) {}

  /// Whether there is a time to wait: what blocks for ever does so in the system.
  bool has_timeout() noexcept;

  /// Whether the call may not wait at all.
  bool is_over() noexcept;

  /// After a call failed with this errno: waits if there is something to wait for, and says whether
  /// to try again. If not, sets the error.
  bool try_again(int error, std::error_code&) noexcept;

  /// Waits until the handle is ready. False, with the error, if the time runs out.
  bool until_ready(std::error_code&) noexcept;

  /// Waits 250 ms at most: whether the handle is ready. Sets the error if that cannot be told.
  bool for_a_moment(std::error_code&) noexcept;

  /// Whether the time has run out.
  bool has_passed() noexcept { return of_call().end.passed(); }

  /// Waits a little, for what poll cannot see. False, with the error, if the time has run out.
  bool nap(std::error_code&) noexcept;

  /// After a part of the work was done: the readiness was true.
  void progressed() noexcept { useless_ = 0; }
  /// The same; false, with the error, if the time has run out.
  bool progressed_in_time(std::error_code&) noexcept;

 private:
  struct limit {
    explicit limit(timeout given) noexcept : time(given), end(given) {}
    timeout time;
    deadline end;
  };
  /// As the timeout was when it was first asked for.
  limit& of_call() noexcept;

  const socket* on_;
  short events_;
  message_flags flags_;
  std::optional<limit> limit_;
  int useless_ = 0;  // how often in a row readiness did not help the call
  int nap_ = 1;      // ms
};

/// Goes on with a call that has failed, with errno, and returns its count; 0 if it fails for good.
template <typename Call>
std::size_t transfer_later(waiting& wait, const Call& call, std::error_code& ec) noexcept {
  while (wait.try_again(errno, ec)) {
    const ssize_t count = call();
    if (count < 0) continue;
    succeed(ec);
    return static_cast<std::size_t>(count);
  }
  return 0;
}

/// Makes a call and returns its count; 0 if it fails for good.
template <typename Call>
std::size_t transfer(waiting& wait, const Call& call, std::error_code& ec) noexcept {
  const ssize_t count = call();
  if (count < 0) [[unlikely]] {
    return transfer_later(wait, call, ec);
  }
  succeed(ec);
  return static_cast<std::size_t>(count);
}

}  // namespace sockspec
