#pragma once
// A lane: one thread that makes calls in the order in which they were asked for.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "protocol/value.hpp"

namespace sockspec::driver {

class thread_state;

class lane {
 public:
  lane();
  ~lane();  // waits for what it does
  lane(const lane&) = delete;
  lane& operator=(const lane&) = delete;

  static constexpr std::int64_t no_request = -1;  // a task of the driver's own

  void post(std::int64_t request, std::function<void()> task);
  /// Whether it has something to do, and is not parked at a gate.
  bool is_busy() const;
  bool is_idle() const;
  /// Waits until all that was posted is done.
  void drain();
  /// Takes back what was posted and not begun, and makes the script that it is parked in end.
  /// Returns the requests.
  std::vector<std::int64_t> forget();

  // On the lane's own thread:
  /// Around what may block; `on` is what the call is made on.
  void enter_call(protocol::value on);
  void leave_call();
  void set_parked(bool parked);
  bool is_cancelled() const;
  /// The request is done but for its reply: who reads the reply finds the lane idle.
  void finish();

  // From other threads:
  /// "yes", "no" or "unknown".
  const char* blocked() const;
  bool can_tell_blocked() const;
  bool is_parked() const;
  const thread_state& thread() const { return *state_; }
  /// Ends the call of that request: by interrupting it, then by `wake`, which is given what the
  /// call is made on. False if the lane is in no call of that request. Returns when the call has
  /// returned, or when nothing helped.
  bool cancel(std::int64_t request, const std::function<void(const protocol::value&)>& wake);

 private:
  void work();
  bool interrupt_until_left(std::unique_lock<std::mutex>& lock, std::uint64_t entry);

  mutable std::mutex guard_;
  mutable std::condition_variable changed_;
  std::deque<std::pair<std::int64_t, std::function<void()>>> tasks_;
  std::int64_t request_ = 0;  // that is being worked on
  bool in_call_ = false;
  bool parked_ = false;
  std::uint64_t entries_ = 0;  // how many calls were entered
  protocol::value on_;
  bool cancelled_ = false;
  bool ending_ = false;
  std::unique_ptr<thread_state> state_;
  std::thread thread_;
};

}  // namespace sockspec::driver
