#pragma once
// std::latch, for every system: that of libstdc++ 12 loses a wake-up where there is no futex, as on
// Windows. It compares and then waits, with no lock held in between (bits/atomic_wait.h,
// _M_do_wait), and notifies without one.

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace sockspec::testing {

class latch {
 public:
  explicit latch(std::ptrdiff_t expected) : expected_(expected) {}

  void count_down() {
    const std::lock_guard lock(mutex_);
    if (--expected_ == 0) zero_.notify_all();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    zero_.wait(lock, [this] { return expected_ == 0; });
  }

  void arrive_and_wait() {
    count_down();
    wait();
  }

 private:
  std::mutex mutex_;
  std::condition_variable zero_;
  std::ptrdiff_t expected_;
};

}  // namespace sockspec::testing
