// By poll: the system's select takes handles below FD_SETSIZE on POSIX, and of a failed connect
// Windows' tells in the third set alone.

#include "sockspec/select.hpp"

#include <algorithm>
#include <iterator>

#include "deadline.hpp"
#include "out_of_memory.hpp"
#include "result.hpp"
#include "sockspec/poll.hpp"

namespace sockspec {
namespace {

using namespace std::chrono_literals;

using handle_set = std::span<const native_handle>;

constexpr std::chrono::nanoseconds nap = 16ms;

constexpr auto readable = poll_events::in | poll_events::hup | poll_events::err;
constexpr auto writable = poll_events::out | poll_events::err;
constexpr auto exceptional = poll_events::pri | poll_events::err;

/// Every handle once, with what its sets ask for: poll takes no more items than a process may have
/// handles.
class watch_list {
 public:
  watch_list(handle_set read, handle_set write, handle_set except) {
    for (const handle_set set : {read, write, except}) {
      for (const native_handle handle : set) items_.push_back({handle, {}, {}});
    }
    std::ranges::sort(items_, {}, &poll_item::handle);
    // std::ranges::unique returns what clang 14 cannot compile.
    const auto same = [](const poll_item& a, const poll_item& b) { return a.handle == b.handle; };
    items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
    for (const native_handle handle : read) ask(handle, poll_events::in);
    for (const native_handle handle : write) ask(handle, poll_events::out);
    for (const native_handle handle : except) ask(handle, poll_events::pri);
  }

  std::span<poll_item> items() noexcept { return items_; }

  /// poll passes over these.
  bool has_invalid_handle() const noexcept {
    return !items_.empty() && items_.back().handle == invalid_handle;
  }
  bool has_closed_handle() const noexcept {
    return std::ranges::any_of(
        items_, [](const poll_item& item) { return has(item.ready, poll_events::nval); });
  }

  /// Those of a set for which one of these events was told.
  std::vector<native_handle> ready(handle_set set, poll_events events) {
    std::vector<native_handle> found;
    for (const native_handle handle : set) {
      if (has(item_of(handle).ready, events)) found.push_back(handle);
    }
    return found;
  }

  /// Those of which nothing was told: what has hung up, and is not to be read, is told by every
  /// poll.
  std::vector<poll_item> quiet() const {
    std::vector<poll_item> chosen;
    std::ranges::copy_if(items_, std::back_inserter(chosen),
                         [](const poll_item& item) { return item.ready == poll_events::none; });
    return chosen;
  }

 private:
  poll_item& item_of(native_handle handle) noexcept {
    return *std::ranges::lower_bound(items_, handle, {}, &poll_item::handle);
  }
  void ask(native_handle handle, poll_events event) noexcept {
    poll_item& item = item_of(handle);
    item.wanted = item.wanted | event;
  }

  std::vector<poll_item> items_;
};

timeout not_negative(timeout left) noexcept {
  return left ? std::max(*left, 0ns) : left;
}

selection select_from(handle_set read, handle_set write, handle_set except, timeout time,
                      std::error_code& ec) {
  watch_list watched(read, write, except);
  if (watched.has_invalid_handle()) {
    fail(ec, errc::bad_file_descriptor);
    return {};
  }
  deadline end(time);
  for (;;) {
    const timeout left = not_negative(end.left());
    poll(watched.items(), left, ec);
    if (!ec && watched.has_closed_handle()) fail(ec, errc::bad_file_descriptor);
    if (ec) return {};
    selection found{watched.ready(read, readable), watched.ready(write, writable),
                    watched.ready(except, exceptional)};
    if (found.count() != 0 || end.passed()) return found;
    auto quiet = watched.quiet();
    poll(quiet, std::min(left.value_or(nap), std::chrono::nanoseconds(nap)), ec);
    if (ec) return {};
  }
}

}  // namespace

selection select(handle_set read, handle_set write, handle_set except, timeout time,
                 std::error_code& ec) noexcept {
  succeed(ec);
  if (time && time->count() < 0) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  return unless_out_of_memory(ec, [&] { return select_from(read, write, except, time, ec); });
}

}  // namespace sockspec
