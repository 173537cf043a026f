#include "benchmarks/machine/signals.hpp"

#include <signal.h>

#include <system_error>

namespace sockspec::benchmarks {

void unblock_sigpipe() {
  sigset_t set{};
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  const int error = ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  if (error != 0) throw std::system_error(error, std::generic_category(), "pthread_sigmask");
}

}  // namespace sockspec::benchmarks
