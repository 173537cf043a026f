#include "system.h"

static int64_t clock_start;

static int64_t monotonic(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void driver_clock_start(void) {
  clock_start = monotonic();
}

int64_t driver_clock(void) {
  return monotonic() - clock_start;
}

int64_t driver_clock_origin(void) {
  return clock_start;
}

void driver_clock_start_at(int64_t origin) {
  clock_start = origin;
}
