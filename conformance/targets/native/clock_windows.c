#include "system.h"

static int64_t clock_start;

static int64_t monotonic(void) {
  static LARGE_INTEGER frequency; /* ticks a second */
  LARGE_INTEGER now;
  if (frequency.QuadPart == 0) QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&now);
  /* In two parts: the product of ticks and nanoseconds would overflow within minutes. */
  return now.QuadPart / frequency.QuadPart * 1000000000 +
         now.QuadPart % frequency.QuadPart * 1000000000 / frequency.QuadPart;
}

void driver_clock_start(void) {
  clock_start = monotonic();
}

int64_t driver_clock(void) {
  return monotonic() - clock_start;
}
