#include "protocol/kit/gates.hpp"

#include "protocol/kit/lane.hpp"

namespace sockspec::driver {

bool gates::pass(const std::string& name, lane& passing) {
  std::unique_lock lock(guard_);
  gate& here = gates_[name];  // stays: forget() waits for all that are inside
  if (here.is_open) return true;
  here.parked.push_back(&passing);
  passing.set_parked(true);
  ++inside_;
  changed_.wait(lock, [&] { return here.is_open || forgetting_; });
  const bool passed = here.is_open;
  --inside_;
  changed_.notify_all();
  return passed;
}

// The lanes are in their calls from here on, also while their threads have yet to wake.
int gates::release(gate& from) {
  for (lane* each : from.parked) each->set_parked(false);
  const auto count = from.parked.size();
  from.parked.clear();
  return static_cast<int>(count);
}

int gates::open(const std::string& name) {
  const std::lock_guard lock(guard_);
  gate& here = gates_[name];
  here.is_open = true;
  changed_.notify_all();
  return release(here);
}

void gates::forget() {
  std::unique_lock lock(guard_);
  forgetting_ = true;
  for (auto& [name, each] : gates_) release(each);
  changed_.notify_all();
  changed_.wait(lock, [&] { return inside_ == 0; });
  gates_.clear();
  forgetting_ = false;
}

}  // namespace sockspec::driver
