#include "sockspec/poll.hpp"

#include <array>
#include <new>
#include <vector>

#include "deadline.hpp"
#include "result.hpp"
#include "winsock/handle.hpp"

namespace sockspec {
namespace {

constexpr std::size_t stack_items = 64;

struct event_bit {
  poll_events event;
  short bit;
};

// Windows asks for nothing but the first three, and refuses the others. Its POLLIN would include
// urgent data.
constexpr event_bit event_bits[] = {
    {poll_events::in, POLLRDNORM}, {poll_events::pri, POLLRDBAND}, {poll_events::out, POLLWRNORM},
    {poll_events::err, POLLERR},   {poll_events::hup, POLLHUP},    {poll_events::nval, POLLNVAL},
};

short native(poll_events events) noexcept {
  int bits = 0;
  for (const auto& [event, bit] : event_bits) bits |= has(events, event) ? bit : 0;
  return static_cast<short>(bits & (POLLRDNORM | POLLRDBAND | POLLWRNORM));
}

/// What is ready of what was wanted. The end of the peer's side is something to receive, which
/// Windows calls a hang-up only; and what has failed keeps no sender waiting, as a connect that was
/// refused, of which Windows says only that it failed.
poll_events from_native(short bits, poll_events wanted) noexcept {
  poll_events ready = poll_events::none;
  for (const auto& [event, bit] : event_bits) {
    if ((bits & bit) != 0) ready = ready | event;
  }
  if (has(ready, poll_events::hup) && has(wanted, poll_events::in)) ready = ready | poll_events::in;
  if (has(ready, poll_events::err) && has(wanted, poll_events::out)) {
    ready = ready | poll_events::out;
  }
  return ready;
}

/// socket::shutdown cancels what waits on its handle, and WSAPoll does not say which that was: a
/// stream that takes nothing more has ended. Without one, there is reason to ask again.
int find_ended(std::span<WSAPOLLFD> items) noexcept {
  int ended = 0;
  for (WSAPOLLFD& item : items) {
    const bool is_over = type_of(item.fd) == SOCK_STREAM && ::send(item.fd, "", 0, 0) != 0 &&
                         ::WSAGetLastError() == WSAESHUTDOWN;
    item.revents = is_over ? POLLHUP : 0;
    ended += is_over ? 1 : 0;
  }
  return ended;
}

/// WSAPoll, but of nothing but closed handles, which it refuses, it says so of each.
int poll_once(std::span<WSAPOLLFD> items, int milliseconds) noexcept {
  if (items.empty()) {
    ::Sleep(milliseconds < 0 ? INFINITE : static_cast<DWORD>(milliseconds));
    return 0;
  }
  const int ready = ::WSAPoll(items.data(), static_cast<ULONG>(items.size()), milliseconds);
  if (ready >= 0) return ready;
  const int error = ::WSAGetLastError();
  if (error == WSA_OPERATION_ABORTED) return find_ended(items);
  if (error != WSAENOTSOCK && error != WSANOTINITIALISED) return ready;
  for (WSAPOLLFD& item : items) item.revents = POLLNVAL;
  return static_cast<int>(items.size());
}

/// Waits for as long as the timeout says. Returns what WSAPoll does.
int poll_until(std::span<WSAPOLLFD> items, timeout time) noexcept {
  deadline end(time);
  for (;;) {
    const int ready = poll_once(items, end.milliseconds());
    if (ready != 0 || end.passed()) return ready;
  }
}

/// The items as Windows takes them: without those that are to be passed over.
std::span<WSAPOLLFD> to_native(std::span<const poll_item> items,
                               std::span<WSAPOLLFD> into) noexcept {
  std::size_t count = 0;
  for (const poll_item& item : items) {
    if (item.handle == invalid_handle) continue;
    into[count++] = {item.handle, native(item.wanted), 0};
  }
  return into.first(count);
}

std::size_t poll_with(std::span<WSAPOLLFD> room, std::span<poll_item> items, timeout time,
                      std::error_code& ec) noexcept {
  const auto native_items = to_native(items, room);
  const int ready = poll_until(native_items, time);
  if (ready < 0) {
    fail(ec, ::WSAGetLastError());
    return 0;
  }
  std::size_t count = 0;
  auto next = native_items.begin();
  for (poll_item& item : items) {
    item.ready = item.handle == invalid_handle ? poll_events::none
                                               : from_native((next++)->revents, item.wanted);
    count += item.ready != poll_events::none ? 1 : 0;
  }
  succeed(ec);
  return count;
}

}  // namespace

std::size_t poll(std::span<poll_item> items, timeout time, std::error_code& ec) noexcept {
  if (time && time->count() < 0) {
    fail(ec, errc::argument_rejected);
    return 0;
  }
  if (items.size() <= stack_items) {
    std::array<WSAPOLLFD, stack_items> native_items;
    return poll_with(native_items, items, time, ec);
  }
  try {
    std::vector<WSAPOLLFD> native_items(items.size());
    return poll_with(native_items, items, time, ec);
  } catch (const std::bad_alloc&) {
    fail(ec, errc::not_enough_memory);
    return 0;
  }
}

}  // namespace sockspec
