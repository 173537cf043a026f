#include "sockspec/poll.hpp"

#include <poll.h>

#include <array>
#include <cerrno>
#include <new>
#include <vector>

#include "deadline.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

// The numbers are the system's own: no translation is needed.
static_assert(static_cast<int>(poll_events::in) == POLLIN);
static_assert(static_cast<int>(poll_events::pri) == POLLPRI);
static_assert(static_cast<int>(poll_events::out) == POLLOUT);
static_assert(static_cast<int>(poll_events::err) == POLLERR);
static_assert(static_cast<int>(poll_events::hup) == POLLHUP);
static_assert(static_cast<int>(poll_events::nval) == POLLNVAL);

constexpr std::size_t stack_items = 64;

/// Waits for as long as the timeout says, and goes on after signals. Returns what poll does.
int poll_until(std::span<pollfd> items, timeout time) noexcept {
  deadline end(time);
  for (;;) {
    const int ready = ::poll(items.data(), static_cast<nfds_t>(items.size()), end.milliseconds());
    const bool interrupted = ready < 0 && errno == EINTR;
    if (!interrupted && (ready != 0 || end.passed())) return ready;
  }
}

std::size_t poll_with(std::span<pollfd> native, std::span<poll_item> items, timeout time,
                      std::error_code& ec) noexcept {
  for (std::size_t i = 0; i != items.size(); ++i) {
    native[i] = {items[i].handle, static_cast<short>(items[i].wanted), 0};
  }
  const int ready = poll_until(native, time);
  if (ready < 0) {
    fail(ec, errno);
    return 0;
  }
  for (std::size_t i = 0; i != items.size(); ++i) {
    items[i].ready = static_cast<poll_events>(native[i].revents);
  }
  succeed(ec);
  return static_cast<std::size_t>(ready);
}

}  // namespace

std::size_t poll(std::span<poll_item> items, timeout time, std::error_code& ec) noexcept {
  if (time && time->count() < 0) {
    fail(ec, errc::argument_rejected);
    return 0;
  }
  if (items.size() <= stack_items) {
    std::array<pollfd, stack_items> native;
    return poll_with(std::span(native).first(items.size()), items, time, ec);
  }
  try {
    std::vector<pollfd> native(items.size());
    return poll_with(native, items, time, ec);
  } catch (const std::bad_alloc&) {
    fail(ec, errc::not_enough_memory);
    return 0;
  }
}

}  // namespace sockspec
