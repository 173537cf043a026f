#pragma once
// One libuv loop in a thread of its own; what other threads want done there is posted to it.

#include <uv.h>

#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "protocol/driver_process.hpp"

namespace sockspec::protocol {

class event_loop {
 public:
  event_loop();
  ~event_loop();  // closes every handle, then ends the thread
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;

  /// Runs the task on the loop's thread, in the order of posting. Must not throw.
  void post(std::function<void()> task);
  /// Kills the process group of every child, and lets no new one start.
  void kill_children();
  /// For tasks only.
  bool refuses_children() const { return refuses_children_; }
  /// For tasks only.
  uv_loop_t* native() { return &loop_; }

 private:
  void run_posted();
  void close_all();

  uv_loop_t loop_{};
  uv_async_t wake_{};
  std::mutex guard_;
  std::vector<std::function<void()>> posted_;
  bool refuses_children_ = false;  // touched by the loop's thread alone
  std::thread thread_;
};

struct io_loop::state {
  event_loop events;
};

}  // namespace sockspec::protocol
