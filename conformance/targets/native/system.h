/* The system calls that the driver makes for its own purposes. On Linux they go through
   syscall(), so that a preloaded library that wraps or breaks libc's functions meets only what
   is judged. All retry when a signal interrupts them. */
#ifndef SOCKSPEC_NATIVE_SYSTEM_H
#define SOCKSPEC_NATIVE_SYSTEM_H

#include "platform.h"

enum { driver_descriptors_from = 200, census_size = 4096 };

/* Returns the bytes read, 0 at the end, -1 on an error. */
long system_read(int descriptor, void* bytes, size_t length);
/* Writes everything; waits where the descriptor is non-blocking. Returns whether all was
   written. */
bool system_write_all(int descriptor, const void* bytes, size_t length);
void system_close(int descriptor);
bool system_is_open(socket_number number);
/* Duplicates to a high number that children do not inherit, closes the old one. Returns -1 if
   there is none. */
int system_move_high(int descriptor);
/* Makes `descriptor` the null device, and `other` a duplicate of `of`. */
bool system_open_null_as(int descriptor);
bool system_duplicate_as(int of, int other);
void system_set_inheritable(int descriptor);
/* A nameless file with a high, close-on-exec descriptor; -1 if none can be made. */
int system_make_file(void);
/* Replaces what such a file holds. */
bool system_file_store(int descriptor, const void* bytes, size_t length);
/* Reads it from the start; returns the bytes, -1 on an error. */
long system_file_load(int descriptor, void* bytes, size_t size);
/* Waits until the descriptor can be read or has ended; false after the milliseconds (-1: none). */
bool system_wait_readable(int descriptor, int milliseconds);
void system_sleep(int64_t nanoseconds);
/* What a census needs, made before any cell; what a forked child must do without. */
void system_census_begin(void);
void system_census_in_child(void);
/* Sets open[i] for each i below census_size, to whether that descriptor number is open. Opens
   none itself. */
void system_census(bool open[census_size]);
/* Whether this process has any privilege: on Linux any effective capability. */
bool system_is_privileged(void);

/* Nanoseconds since driver_clock_start. */
void driver_clock_start(void);
int64_t driver_clock(void);
/* The start itself, for a child that goes on with its parent's clock. */
int64_t driver_clock_origin(void);
void driver_clock_start_at(int64_t origin);

#endif
