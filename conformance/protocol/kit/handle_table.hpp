#pragma once
// The runner's handles and what they stand for: any type of the driver's own.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "protocol/kit/outcome.hpp"

namespace sockspec::driver {

/// Objects are shared: one lane may close what another is blocked in. A closed one stays as a
/// tombstone, so that calls on it can be judged, until the handle is forgotten.
template <class Object>
class handle_table {
 public:
  /// Errors: broken_request, if the handle is in use (a tombstone is not).
  void add(int handle, std::shared_ptr<Object> object) {
    const std::lock_guard lock(guard_);
    auto& slot = entries_[handle];
    if (slot.object && !slot.closed)
      throw broken_request("handle " + std::to_string(handle) + " is in use");
    slot = {std::move(object), false};
  }
  template <class... Arguments>
  void make(int handle, Arguments&&... arguments) {
    add(handle, std::make_shared<Object>(std::forward<Arguments>(arguments)...));
  }

  /// Open or a tombstone. Errors: broken_request, if there never was such a handle.
  std::shared_ptr<Object> operator[](int handle) const {
    if (auto found = find(handle)) return found;
    throw broken_request("no handle " + std::to_string(handle));
  }
  std::shared_ptr<Object> find(int handle) const {  // null if there is none
    const std::lock_guard lock(guard_);
    const auto found = entries_.find(handle);
    return found == entries_.end() ? nullptr : found->second.object;
  }
  bool is_open(int handle) const {
    const std::lock_guard lock(guard_);
    const auto found = entries_.find(handle);
    return found != entries_.end() && !found->second.closed;
  }
  /// Makes it a tombstone.
  void mark_closed(int handle) {
    const std::lock_guard lock(guard_);
    const auto found = entries_.find(handle);
    if (found != entries_.end()) found->second.closed = true;
  }

  /// Forgets every handle; returns those that were open, for the driver to close.
  std::vector<std::pair<int, std::shared_ptr<Object>>> take_open() {
    const std::lock_guard lock(guard_);
    std::vector<std::pair<int, std::shared_ptr<Object>>> open;
    for (auto& [handle, slot] : entries_)
      if (!slot.closed) open.emplace_back(handle, std::move(slot.object));
    entries_.clear();
    return open;
  }

 private:
  struct entry {
    std::shared_ptr<Object> object;
    bool closed = false;
  };

  mutable std::mutex guard_;
  std::map<int, entry> entries_;
};

}  // namespace sockspec::driver
