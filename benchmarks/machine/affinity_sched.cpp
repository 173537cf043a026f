#include <sched.h>

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include "benchmarks/machine/affinity.hpp"

namespace sockspec::benchmarks {
namespace {

/// What the process might use at first, and what it was pinned to.
struct pinning {
  cpu_set_t before;
  cpu_set_t one;
};

std::optional<pinning>& pinned() {
  static std::optional<pinning> made;
  return made;
}

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
  pinning wanted{};
  if (::sched_getaffinity(0, sizeof wanted.before, &wanted.before) != 0) {
    return refusal("sched_getaffinity");
  }
  const int chosen = last_of(wanted.before);
  CPU_SET(chosen, &wanted.one);
  if (::sched_setaffinity(0, sizeof wanted.one, &wanted.one) != 0) {
    return refusal("sched_setaffinity");
  }
  pinned() = wanted;
  return "processor " + std::to_string(chosen);
}

// Both sets were allowed before: that a set is refused now would change what is measured, not
// whether it is right.
unpinned::unpinned() noexcept {
  if (pinned()) ::sched_setaffinity(0, sizeof pinned()->before, &pinned()->before);
}

unpinned::~unpinned() {
  if (pinned()) ::sched_setaffinity(0, sizeof pinned()->one, &pinned()->one);
}

}  // namespace sockspec::benchmarks
