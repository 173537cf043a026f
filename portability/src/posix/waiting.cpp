#include "posix/waiting.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "result.hpp"

namespace sockspec {
namespace {

constexpr int longest_nap = 16;  // ms
constexpr int moment = 250;      // ms

timeout time_for(const socket& on, message_flags flags) noexcept {
  if (has(flags, message_flags::dont_wait)) return std::chrono::nanoseconds::zero();
  return on.gettimeout();
}

}  // namespace

waiting::limit& waiting::of_call() noexcept {
  if (!limit_) limit_.emplace(time_for(*on_, flags_));
  return *limit_;
}

bool waiting::has_timeout() noexcept {
  const timeout time = of_call().time;
  return time && time->count() > 0;
}

bool waiting::is_over() noexcept {
  const timeout time = of_call().time;
  return time && time->count() <= 0;
}

bool would_block(int error) noexcept {
  return error == EAGAIN || error == EWOULDBLOCK;
}

bool waiting::try_again(int error, std::error_code& ec) noexcept {
  if (error == EINTR) return true;
  if (!would_block(error) || !has_timeout()) {
    fail(ec, error);
    return false;
  }
  // Readiness may be gone when the call is made, because another thread was faster, or may never
  // have been true: a UNIX datagram socket that is not connected is always "writable". From the
  // second time in a row it is not believed, or the loop would keep a processor busy.
  return useless_ < 2 ? until_ready(ec) : nap(ec);
}

bool waiting::until_ready(std::error_code& ec) noexcept {
  for (;;) {
    pollfd one{on_->fileno(), events_, 0};
    const int ready = ::poll(&one, 1, of_call().end.milliseconds());
    if (ready > 0) {
      ++useless_;
      return true;
    }
    if (ready < 0 && errno != EINTR) {
      fail(ec, errno);
      return false;
    }
    if (of_call().end.passed()) {
      fail(ec, errc::timed_out);
      return false;
    }
  }
}

bool waiting::for_a_moment(std::error_code& ec) noexcept {
  pollfd one{on_->fileno(), events_, 0};
  const int left = of_call().end.milliseconds();
  const int ready = ::poll(&one, 1, left < 0 ? moment : std::min(left, moment));
  if (ready < 0 && errno != EINTR) fail(ec, errno);
  return ready > 0;
}

bool waiting::nap(std::error_code& ec) noexcept {
  const int left = of_call().end.milliseconds();
  if (left == 0) {
    fail(ec, errc::timed_out);
    return false;
  }
  // A signal shortens the nap, which does no harm.
  ::poll(nullptr, 0, left < 0 ? nap_ : std::min(left, nap_));
  nap_ = std::min(2 * nap_, longest_nap);
  return true;
}

bool waiting::progressed_in_time(std::error_code& ec) noexcept {
  progressed();
  if (!has_timeout() || !of_call().end.passed()) return true;
  fail(ec, errc::timed_out);
  return false;
}

}  // namespace sockspec
