#pragma once
// A socket with a timeout, as a careful C program has it: its handle does not block; a call is
// tried, and only if it would block, poll waits for what is left of the time.

#include <fcntl.h>
#include <poll.h>

#include <cerrno>
#include <chrono>
#include <span>
#include <system_error>
#include <utility>

#include "benchmarks/contenders/raw_ends.hpp"

namespace sockspec::benchmarks {

inline void set_nonblocking(native_handle handle) {
  const int flags = checked(::fcntl(handle, F_GETFL), "fcntl");
  checked(::fcntl(handle, F_SETFL, flags | O_NONBLOCK), "fcntl");
}

/// Waits until a deadline. Errors: throws ETIMEDOUT
inline void poll_until(native_handle handle, short events,
                       std::chrono::steady_clock::time_point end) {
  using std::chrono::milliseconds;
  for (;;) {
    const auto left = end - std::chrono::steady_clock::now();
    pollfd item{handle, events, 0};
    const auto limit = std::chrono::ceil<milliseconds>(left).count();
    const int ready = ::poll(&item, 1, limit > 0 ? static_cast<int>(limit) : 0);
    if (ready > 0) return;
    if (ready < 0) check_errno("poll");
    if (ready == 0 && left.count() <= 0) {
      throw std::system_error(ETIMEDOUT, std::generic_category(), "poll");
    }
  }
}

class raw_waiting_end {
 public:
  static constexpr std::chrono::seconds time{5};

  explicit raw_waiting_end(socket end) : owner_(std::move(end)), handle_(owner_.fileno()) {
    set_nonblocking(handle_);
  }

  std::size_t send(std::span<const std::byte> data) const {
    return transfer(POLLOUT, [&] { return ::send(handle_, data.data(), data.size(), no_signal); });
  }

  void sendall(std::span<const std::byte> data) const {
    while (!data.empty()) data = data.subspan(send(data));
  }

  std::size_t recv(std::span<std::byte> buffer) const {
    return transfer(POLLIN, [&] { return ::recv(handle_, buffer.data(), buffer.size(), 0); });
  }

 private:
  template <typename Call>
  std::size_t transfer(short events, const Call& call) const {
    const ssize_t count = call();
    if (count >= 0) return static_cast<std::size_t>(count);
    return transfer_later(events, call);
  }

  template <typename Call>
  std::size_t transfer_later(short events, const Call& call) const {
    const auto end = std::chrono::steady_clock::now() + time;
    for (;;) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        poll_until(handle_, events, end);
      } else {
        check_errno("transfer");
      }
      const ssize_t count = call();
      if (count >= 0) return static_cast<std::size_t>(count);
    }
  }

  socket owner_;
  native_handle handle_;
};

}  // namespace sockspec::benchmarks
