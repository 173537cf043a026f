#include "protocol/kit/lane.hpp"

#include <chrono>
#include <utility>

#include "thread_state.hpp"

namespace sockspec::driver {
namespace {

using namespace std::chrono_literals;

// What arrives just before the thread enters its system call interrupts nothing, so it is repeated.
constexpr int most_interruptions = 20;
constexpr auto between_interruptions = 1ms;
constexpr auto between_looks = 200us;

}  // namespace

lane::lane() : thread_([this] { work(); }) {
  std::unique_lock lock(guard_);
  changed_.wait(lock, [&] { return state_ != nullptr; });
}

lane::~lane() {
  {
    const std::lock_guard lock(guard_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void lane::work() {
  std::unique_lock lock(guard_);
  state_ = std::make_unique<thread_state>();
  changed_.notify_all();
  for (;;) {
    changed_.wait(lock, [&] { return ending_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    auto [request, task] = std::move(tasks_.front());
    tasks_.pop_front();
    request_ = request;
    cancelled_ = false;
    lock.unlock();
    task();
    lock.lock();
    request_ = 0;
    changed_.notify_all();
  }
}

void lane::finish() {
  const std::lock_guard lock(guard_);
  request_ = 0;
}

void lane::post(std::int64_t request, std::function<void()> task) {
  const std::lock_guard lock(guard_);
  tasks_.emplace_back(request, std::move(task));
  changed_.notify_all();
}

bool lane::is_busy() const {
  const std::lock_guard lock(guard_);
  return !parked_ && (request_ != 0 || !tasks_.empty());
}

bool lane::is_idle() const {
  const std::lock_guard lock(guard_);
  return tasks_.empty() && request_ == 0;
}

void lane::drain() {
  std::unique_lock lock(guard_);
  changed_.wait(lock, [&] { return tasks_.empty() && request_ == 0; });
}

std::vector<std::int64_t> lane::forget() {
  const std::lock_guard lock(guard_);
  std::vector<std::int64_t> forgotten;
  for (const auto& each : tasks_) forgotten.push_back(each.first);
  tasks_.clear();
  cancelled_ = true;
  return forgotten;
}

void lane::enter_call(protocol::value on) {
  const std::lock_guard lock(guard_);
  in_call_ = true;
  ++entries_;
  on_ = std::move(on);
}

void lane::leave_call() {
  const std::lock_guard lock(guard_);
  in_call_ = false;
  changed_.notify_all();
}

void lane::set_parked(bool parked) {
  const std::lock_guard lock(guard_);
  parked_ = parked;
}

bool lane::is_cancelled() const {
  const std::lock_guard lock(guard_);
  return cancelled_;
}

const char* lane::blocked() const {
  std::unique_lock lock(guard_);
  if (!in_call_) return "no";
  const auto entry = entries_;
  const auto first = state_->look();
  if (!first) return "unknown";
  if (!first->sleeps) return "no";
  changed_.wait_for(lock, between_looks, [&] { return !in_call_; });
  const auto second = state_->look();
  const bool same = in_call_ && entries_ == entry && second && second->sleeps &&
                    second->switches == first->switches;
  return same ? "yes" : "no";
}

bool lane::is_parked() const {
  const std::lock_guard lock(guard_);
  return parked_;
}

bool lane::can_tell_blocked() const {
  return state_->look().has_value();
}

bool lane::interrupt_until_left(std::unique_lock<std::mutex>& lock, std::uint64_t entry) {
  const auto left = [&] { return !in_call_ || entries_ != entry; };
  for (int i = 0; i < most_interruptions && !left(); ++i) {
    state_->interrupt();
    changed_.wait_for(lock, between_interruptions, left);
  }
  return left();
}

bool lane::cancel(std::int64_t request, const std::function<void(const protocol::value&)>& wake) {
  std::unique_lock lock(guard_);
  if (!in_call_ || request_ != request) return false;
  cancelled_ = true;
  const auto entry = entries_;
  if (interrupt_until_left(lock, entry) || !wake) return true;
  const auto on = on_;
  lock.unlock();
  wake(on);
  lock.lock();
  interrupt_until_left(lock, entry);
  return true;
}

}  // namespace sockspec::driver
