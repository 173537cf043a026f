#include <sched.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "benchmarks/machine/affinity.hpp"

namespace sockspec::benchmarks {
namespace {

std::string refusal(const char* call) {
  return std::string("none: ") + call + ": " + std::generic_category().message(errno);
}

/// The last one: systems tend to serve interrupts on the first.
int last_of(const cpu_set_t& processors) {
  int last = -1;
  for (int i = 0; i < CPU_SETSIZE; ++i) {
    if (CPU_ISSET(i, &processors)) last = i;
  }
  return last;
}

}  // namespace

std::string pin_to_one_processor() {
  cpu_set_t allowed;
  if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return refusal("sched_getaffinity");
  const int chosen = last_of(allowed);
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(chosen, &one);
  if (::sched_setaffinity(0, sizeof one, &one) != 0) return refusal("sched_setaffinity");
  return "processor " + std::to_string(chosen);
}

}  // namespace sockspec::benchmarks
