#include "server/workers.hpp"

#include <utility>

namespace sockspec {

bool workers::has_room() {
  const std::lock_guard lock(mutex_);
  return working_.size() < most_;
}

void workers::start(std::function<void()> work) {
  // Held until the thread stands in the list, from which it takes itself.
  const std::lock_guard lock(mutex_);
  const auto place = working_.emplace(working_.end());
  try {
    *place = std::thread([this, place, work = std::move(work)]() mutable {
      work();
      work = nullptr;
      end(place);
    });
  } catch (...) {
    working_.erase(place);
    throw;
  }
}

void workers::end(thread_list::iterator place) {
  {
    const std::lock_guard lock(mutex_);
    done_.splice(done_.end(), working_, place);
    idle_.notify_all();
  }
  ended_();
}

void workers::join_ended() {
  thread_list done;
  {
    const std::lock_guard lock(mutex_);
    done.swap(done_);
  }
  for (std::thread& thread : done) thread.join();
}

void workers::join_all() {
  {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return working_.empty(); });
  }
  join_ended();
}

}  // namespace sockspec
