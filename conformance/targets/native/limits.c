#include "limits.h"

#include "lying.h"
#include "system.h"

static struct rlimit at_start;

void limits_begin(void) {
  getrlimit(RLIMIT_NOFILE, &at_start);
}

static int64_t set_soft(rlim_t soft) {
  struct rlimit limit = at_start;
  limit.rlim_cur = soft;
  return setrlimit(RLIMIT_NOFILE, &limit) == 0 ? (int64_t)soft : -1;
}

/* The systems hand out the lowest free number, and none that is not below the limit. */
int64_t limits_leave(int64_t spare) {
  bool open[census_size];
  int limit = 0;
  if (LIES("limit.spares_one_more")) ++spare;
  system_census(open);
  while (limit < census_size && open[limit]) ++limit;
  while (spare > 0 && limit < census_size) {
    if (!open[limit++]) --spare;
  }
  return set_soft((rlim_t)limit);
}

int64_t limits_restore(void) {
  return set_soft(at_start.rlim_cur);
}
