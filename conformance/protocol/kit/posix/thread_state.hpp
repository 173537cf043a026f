#pragma once
// What the operating system knows of a thread.

#include <pthread.h>

#include <cstdint>
#include <optional>

#include "protocol/kit/posix/signals.hpp"

namespace sockspec::driver {

/// One look at a thread: whether it sleeps in the kernel, and how often it was switched out so far.
struct thread_look {
  bool sleeps = false;
  std::int64_t switches = 0;
};

class thread_state {
 public:
  /// Of the calling thread. Opens here what looking needs, so that looking opens nothing.
  thread_state();
  ~thread_state();
  thread_state(const thread_state&) = delete;
  thread_state& operator=(const thread_state&) = delete;

  /// From any thread. Nothing where the system does not tell.
  std::optional<thread_look> look() const;
  /// Interrupts the system call that it is in.
  void interrupt() const { signal(cancel_signal); }
  void signal(int number) const { pthread_kill(thread_, number); }

 private:
  pthread_t thread_ = pthread_self();
  int status_file_;  // -1 where there is none
};

}  // namespace sockspec::driver
