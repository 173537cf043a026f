#pragma once
// For calls that raise SIGPIPE and have no flag against it.

#include <csignal>

namespace sockspec {

/// Blocks SIGPIPE for the calling thread as long as this object lives.
class without_sigpipe {
 public:
  without_sigpipe() noexcept;
  without_sigpipe(const without_sigpipe&) = delete;
  without_sigpipe& operator=(const without_sigpipe&) = delete;
  ~without_sigpipe();

  /// After a call that has raised it: takes it back, unless one was pending before, which was
  /// somebody else's.
  void take_back() const noexcept;

 private:
  sigset_t before_{};
  bool was_pending_ = false;
};

}  // namespace sockspec
