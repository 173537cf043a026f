#pragma once
// How many handles a test may have.

#include <sys/resource.h>

#include <cstddef>

namespace sockspec::testing {

/// Raises the limit of this process to that many handles if need be, and puts it back.
class handle_limit {
 public:
  explicit handle_limit(std::size_t wanted) {
    if (::getrlimit(RLIMIT_NOFILE, &before_) != 0) return;
    rlimit raised = before_;
    if (raised.rlim_cur < wanted) raised.rlim_cur = wanted;
    enough_ = raised.rlim_cur <= raised.rlim_max && ::setrlimit(RLIMIT_NOFILE, &raised) == 0;
  }
  ~handle_limit() {
    if (enough_) ::setrlimit(RLIMIT_NOFILE, &before_);
  }
  handle_limit(const handle_limit&) = delete;
  handle_limit& operator=(const handle_limit&) = delete;

  /// Whether there may be so many.
  bool is_enough() const noexcept { return enough_; }

 private:
  rlimit before_{};
  bool enough_ = false;
};

}  // namespace sockspec::testing
