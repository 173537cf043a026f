#include "waiting.h"

enum { nanoseconds_of_second = 1000000000 };

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
  time.tv_sec = precise.tv_sec;
  time.tv_usec = (suseconds_t)(precise.tv_nsec / 1000);
  return time;
}

bool mask_argument(struct call* call, sigset_t* mask, bool* given) {
  const struct json* const names = json_member(call->arguments, "mask");
  int signal = 0;
  sigemptyset(mask);
  *given = names != NULL && names->kind != json_null;
  if (!*given) return true;
  if (names->kind != json_array) return broken(call, "mask is not an array");
  for (const struct json* name = names->first; name != NULL; name = name->next) {
    if (!name_value(call, "mask", name, &signals, &signal)) return false;
    if (sigaddset(mask, signal) != 0) return broken(call, "mask holds what is no signal");
  }
  return true;
}

bool signal_argument(struct call* call, int* signal) {
  if (!name_argument(call, "signal", &signals, signal)) return false;
  if (*signal != cancel_signal()) return true;
  return unsupported(call, "the driver needs this signal itself");
}

void write_on(struct json_writer* out, const char* name, const struct json* on) {
  if (on->kind == json_integer) {
    json_write_integer(out, name, on->integer);
  } else {
    json_write_source(out, name, on->text, on->length);
  }
}
