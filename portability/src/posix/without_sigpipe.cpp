#include "posix/without_sigpipe.hpp"

#include <cerrno>
#include <ctime>

namespace sockspec {
namespace {

sigset_t sigpipe_alone() noexcept {
  sigset_t set{};
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

}  // namespace

without_sigpipe::without_sigpipe() noexcept {
  const sigset_t blocked = sigpipe_alone();
  ::pthread_sigmask(SIG_BLOCK, &blocked, &before_);
  // What is not blocked is not pending.
  if (sigismember(&before_, SIGPIPE) == 0) return;
  sigset_t pending{};
  ::sigpending(&pending);
  was_pending_ = sigismember(&pending, SIGPIPE) == 1;
}

void without_sigpipe::take_back() const noexcept {
  if (was_pending_) return;
  const int error = errno;
  const sigset_t raised = sigpipe_alone();
  const timespec at_once{};
  while (::sigtimedwait(&raised, nullptr, &at_once) == -1 && errno == EINTR) {
  }
  errno = error;
}

without_sigpipe::~without_sigpipe() {
  const int error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  errno = error;
}

}  // namespace sockspec
