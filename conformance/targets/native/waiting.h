/* Times and signal masks of the calls that wait. */
#ifndef SOCKSPEC_NATIVE_WAITING_H
#define SOCKSPEC_NATIVE_WAITING_H

#include "arguments.h"

/* Rounded down, so that a negative time stays one: an unallowed value is the runner's to choose. */
struct timespec timespec_of(int64_t nanoseconds);
struct timeval timeval_of(int64_t nanoseconds);
/* Between nanoseconds and the value of an option. False for nonsense, which would overflow. */
option_duration option_duration_of(int64_t nanoseconds);
bool nanoseconds_of_option(option_duration value, int64_t* nanoseconds);

/* The argument `timeout` in the unit of poll and epoll_wait, rounded up so that no wait ends
   early; -1 for none. */
bool milliseconds_argument(struct call* call, int* to);

#if defined(HAVE_SIGNALS)
/* The argument `mask`, an array of signals; `given` tells whether there is one that is not null. */
bool mask_argument(struct call* call, sigset_t* mask, bool* given);
/* The argument `signal`; answers `broken` for the one that the driver needs itself. */
bool signal_argument(struct call* call, int* signal);
#endif

/* Writes what stands in a timeout after the call, in nanoseconds; nothing for a null pointer. */
void write_time_left(struct json_writer* out, const struct timespec* time);
/* Writes a handle as it was named: an integer or {"number":N}. */
void write_on(struct json_writer* out, const char* name, const struct json* on);

#endif
