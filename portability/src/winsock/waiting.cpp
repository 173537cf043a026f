#include "winsock/waiting.hpp"

#include <algorithm>

namespace sockspec {
namespace {

constexpr int longest_nap = 16;    // ms
constexpr int longest_poll = 250;  // ms

timeout time_for(const socket& on, message_flags flags) noexcept {
  if (has(flags, message_flags::dont_wait)) return std::chrono::nanoseconds::zero();
  return on.gettimeout();
}

/// Whether the wait was ended by shutdown in another thread (or by somebody's CancelIoEx): the
/// call, made again, says what there is to say.
bool was_cancelled(int error) noexcept {
  return error == WSA_OPERATION_ABORTED || error == WSAEINTR;
}

/// For select; a null pointer waits for ever.
timeval* to_timeval(int milliseconds, timeval& into) noexcept {
  if (milliseconds < 0) return nullptr;
  into = {milliseconds / 1000, milliseconds % 1000 * 1000};
  return &into;
}

}  // namespace

not_blocking::not_blocking(const socket& of) noexcept
    : handle_(of.fileno()), blocks_(!of.gettimeout()) {
  if (blocks_) set_handle_blocking(handle_, false);
}

not_blocking::~not_blocking() {
  if (!blocks_) return;
  const int error = ::WSAGetLastError();
  set_handle_blocking(handle_, true);
  ::WSASetLastError(error);
}

waiting::waiting(const socket& on, short events, message_flags flags) noexcept
    : handle_(on.fileno()), events_(events), time_(time_for(on, flags)), end_(time_) {
  if (has(flags, message_flags::dont_wait)) mode_.emplace(on);
}

bool waiting::try_again(std::error_code& ec) noexcept {
  const int error = last_error(handle_);
  if (was_cancelled(error)) return true;
  // One that blocks for ever comes here while another thread sends or receives with dont_wait.
  if (error != WSAEWOULDBLOCK || is_over()) {
    fail(ec, error);
    return false;
  }
  // Readiness may be gone when the call is made, because another thread was faster; and a peer that
  // has ended its side makes every poll for room return at once. From the second time in a row it
  // is not believed, or the loop would keep a processor busy.
  return useless_ < 2 ? until_ready(ec) : nap(ec);
}

bool waiting::for_a_moment(std::error_code& ec) noexcept {
  WSAPOLLFD one{handle_, events_, 0};
  // A shutdown between the call and this poll has nothing to cancel, and the poll does not see it:
  // the call does, when it is made again.
  const int left = end_.milliseconds();
  const int ready = ::WSAPoll(&one, 1, left < 0 ? longest_poll : std::min(left, longest_poll));
  if (ready >= 0) return ready > 0;
  const int error = last_error(handle_);
  if (!was_cancelled(error)) fail(ec, error);
  return false;
}

bool waiting::until_ready(std::error_code& ec) noexcept {
  succeed(ec);
  const bool is_ready = for_a_moment(ec);
  if (ec) return false;
  if (!is_ready && end_.passed()) {
    fail(ec, errc::timed_out);
    return false;
  }
  useless_ += is_ready ? 1 : 0;
  return true;
}

// By select, which tells failure in its third set: before Windows 10 2004, WSAPoll did not tell it
// at all.
bool waiting::until_connected(std::error_code& ec) noexcept {
  for (;;) {
    fd_set made{1, {handle_}};
    fd_set failed = made;
    timeval time{};
    const int ready = ::select(0, nullptr, &made, &failed, to_timeval(end_.milliseconds(), time));
    if (ready > 0) return true;
    if (ready < 0) {
      fail(ec, last_error(handle_));
      return false;
    }
    if (end_.passed()) {
      fail(ec, errc::timed_out);
      return false;
    }
  }
}

bool waiting::nap(std::error_code& ec) noexcept {
  const int left = end_.milliseconds();
  if (left == 0) {
    fail(ec, errc::timed_out);
    return false;
  }
  ::Sleep(static_cast<DWORD>(left < 0 ? nap_ : std::min(left, nap_)));
  nap_ = std::min(2 * nap_, longest_nap);
  return true;
}

bool waiting::progressed_in_time(std::error_code& ec) noexcept {
  progressed();
  if (!has_timeout() || !end_.passed()) return true;
  fail(ec, errc::timed_out);
  return false;
}

}  // namespace sockspec
