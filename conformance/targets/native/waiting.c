#include "waiting.h"

enum { nanoseconds_of_second = 1000000000, nanoseconds_of_millisecond = 1000000 };

struct timespec timespec_of(int64_t nanoseconds) {
  struct timespec time;
  int64_t seconds = nanoseconds / nanoseconds_of_second;
  if (nanoseconds % nanoseconds_of_second < 0) --seconds;
  memset(&time, 0, sizeof time);
  time.tv_sec = (time_t)seconds;
  time.tv_nsec = (long)(nanoseconds - seconds * nanoseconds_of_second);
  return time;
}

struct timeval timeval_of(int64_t nanoseconds) {
  const struct timespec precise = timespec_of(nanoseconds);
  struct timeval time;
  memset(&time, 0, sizeof time);
  time.tv_sec = (timeval_seconds)precise.tv_sec;
  time.tv_usec = (suseconds_t)(precise.tv_nsec / 1000);
  return time;
}

#if defined(_WIN32)
/* In milliseconds, rounded up so that no wait ends early. */
option_duration option_duration_of(int64_t nanoseconds) {
  return (option_duration)((nanoseconds + 999999) / 1000000);
}

bool nanoseconds_of_option(option_duration value, int64_t* nanoseconds) {
  *nanoseconds = (int64_t)value * 1000000;
  return true;
}
#else
option_duration option_duration_of(int64_t nanoseconds) {
  return timeval_of(nanoseconds);
}

bool nanoseconds_of_option(option_duration value, int64_t* nanoseconds) {
  if (value.tv_sec > 9000000 || value.tv_sec < -9000000) return false;
  *nanoseconds = (int64_t)value.tv_sec * 1000000000 + (int64_t)value.tv_usec * 1000;
  return true;
}
#endif

bool milliseconds_argument(struct call* call, int* to) {
  int64_t nanoseconds = 0;
  bool infinite = false;
  if (!timeout_argument(call, &nanoseconds, &infinite)) return false;
  *to = -1;
  if (infinite || nanoseconds < 0) return true;
  nanoseconds = (nanoseconds + nanoseconds_of_millisecond - 1) / nanoseconds_of_millisecond;
  if (nanoseconds > INT_MAX) return broken(call, "timeout is longer than the call can wait");
  *to = (int)nanoseconds;
  return true;
}

void write_time_left(struct json_writer* out, const struct timespec* time) {
  if (time == NULL) return;
  json_write_integer(out, "timeout", (int64_t)time->tv_sec * nanoseconds_of_second + time->tv_nsec);
}

void write_on(struct json_writer* out, const char* name, const struct json* on) {
  if (on->kind == json_integer) {
    json_write_integer(out, name, on->integer);
  } else {
    json_write_source(out, name, on->text, on->length);
  }
}
