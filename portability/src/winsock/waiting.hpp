#pragma once
// How a call waits: it is tried first, and only what would block looks at the clock and polls.

#include <cstddef>
#include <optional>
#include <system_error>

#include "deadline.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"
#include "winsock/handle.hpp"

namespace sockspec {

/// MSG_DONTWAIT, which Windows lacks: a socket that blocks does not while this lives. Another
/// thread's call that meanwhile finds it so waits by itself (waiting::try_again).
class not_blocking {
 public:
  explicit not_blocking(const socket&) noexcept;
  ~not_blocking();
  not_blocking(const not_blocking&) = delete;
  not_blocking& operator=(const not_blocking&) = delete;

 private:
  mode_lock alone_;
  native_handle handle_;
  bool blocks_;
};

/// The waiting of one call.
class waiting {
 public:
  /// \param events  POLLRDNORM or POLLWRNORM
  waiting(const socket& on, short events, message_flags = message_flags::none) noexcept;

  /// Whether there is a time to wait: what blocks for ever does so in the system.
  bool has_timeout() const noexcept { return time_ && time_->count() > 0; }

  /// Whether the call may not wait at all.
  bool is_over() const noexcept { return time_ && time_->count() <= 0; }

  /// After a call failed, with WSAGetLastError: waits if there is something to wait for, and says
  /// whether to try again. If not, sets the error.
  bool try_again(std::error_code&) noexcept;

  /// Waits 250 ms at most: whether the handle is ready. Sets the error if that cannot be told.
  bool for_a_moment(std::error_code&) noexcept;

  /// Whether the time has run out.
  bool has_passed() noexcept { return end_.passed(); }

  /// Waits until a connect in the background has ended. False, with the error, if the time runs
  /// out.
  bool until_connected(std::error_code&) noexcept;

  /// After a part of the work was done: the readiness was true.
  void progressed() noexcept { useless_ = 0; }
  /// The same; false, with the error, if the time has run out.
  bool progressed_in_time(std::error_code&) noexcept;

 private:
  bool until_ready(std::error_code&) noexcept;
  bool nap(std::error_code&) noexcept;

  std::optional<not_blocking> mode_;
  native_handle handle_;
  short events_;
  timeout time_;
  deadline end_;
  int useless_ = 0;  // how often in a row readiness did not help the call
  int nap_ = 1;      // ms
};

/// Goes on with a call that has failed, with WSAGetLastError, and returns its count; 0 if it fails
/// for good.
template <typename Call>
std::size_t transfer_later(waiting& wait, const Call& call, std::error_code& ec) noexcept {
  while (wait.try_again(ec)) {
    const std::ptrdiff_t count = call();
    if (count < 0) continue;
    succeed(ec);
    return static_cast<std::size_t>(count);
  }
  return 0;
}

/// Makes a call and returns its count; 0 if it fails for good.
template <typename Call>
std::size_t transfer(waiting& wait, const Call& call, std::error_code& ec) noexcept {
  const std::ptrdiff_t count = call();
  if (count < 0) [[unlikely]] {
    return transfer_later(wait, call, ec);
  }
  succeed(ec);
  return static_cast<std::size_t>(count);
}

}  // namespace sockspec
