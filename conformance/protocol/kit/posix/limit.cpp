#include "protocol/kit/posix/limit.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <mutex>
#include <optional>

#include "protocol/kit/posix/descriptors.hpp"

namespace sockspec::driver {
namespace {

struct original_limit {
  std::mutex guard;
  std::optional<rlim_t> soft;  // set while it is changed
};

original_limit& original() {
  static original_limit limit;
  return limit;
}

// The limit below which exactly that many numbers are free.
rlim_t limit_that_spares(std::int64_t spare) {
  const std::vector<int> open = all_descriptors();
  int number = 0;
  for (;; ++number) {
    if (std::binary_search(open.begin(), open.end(), number)) continue;
    if (spare-- == 0) break;
  }
  return static_cast<rlim_t>(number);
}

outcome set_soft_limit(rlim_t soft) {
  struct rlimit limit {};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::min(soft, limit.rlim_max);
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) return error_from_errno();
  return outcome::ok(value().set("limit", static_cast<std::int64_t>(limit.rlim_cur)));
}

}  // namespace

outcome limit_descriptors(call& asked) {
  if (asked["spare"].is_null()) {
    restore_limit();
    struct rlimit limit {};
    getrlimit(RLIMIT_NOFILE, &limit);
    return outcome::ok(value().set("limit", static_cast<std::int64_t>(limit.rlim_cur)));
  }
  const std::int64_t spare = asked["spare"].integer();
  if (spare < 0) throw broken_request("spare is negative");
  {
    const std::lock_guard lock(original().guard);
    struct rlimit limit {};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (!original().soft) original().soft = limit.rlim_cur;
  }
  return set_soft_limit(limit_that_spares(spare));
}

void restore_limit() {
  const std::lock_guard lock(original().guard);
  if (!original().soft) return;
  set_soft_limit(*original().soft);
  original().soft.reset();
}

}  // namespace sockspec::driver
