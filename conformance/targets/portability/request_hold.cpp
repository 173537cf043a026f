#include "request_hold.hpp"

#include <algorithm>

namespace sockspec::driver {
namespace {

void shut(sockspec::socket& used) {
  std::error_code over;
  used.shutdown(shutdown_how::both, over);
}

}  // namespace

void request_hold::wait() {
  std::unique_lock lock(guard_);
  changed_.wait(lock, [this] { return ended_ || released_ > 0; });
  if (!ended_) --released_;
}

void request_hold::release(std::int64_t count) {
  const std::lock_guard lock(guard_);
  released_ += count;
  changed_.notify_all();
}

void request_hold::end() {
  const std::lock_guard lock(guard_);
  ended_ = true;
  for (auto* used : used_) shut(*used);
  changed_.notify_all();
}

request_hold::use::use(request_hold& of, sockspec::socket& used) : of_(of), used_(used) {
  const std::lock_guard lock(of_.guard_);
  of_.used_.push_back(&used_);
  if (of_.ended_) shut(used_);
}

request_hold::use::~use() {
  const std::lock_guard lock(of_.guard_);
  of_.used_.erase(std::ranges::find(of_.used_, &used_));  // once: threads share a datagram socket
}

}  // namespace sockspec::driver
