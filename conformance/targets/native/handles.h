/* Handles: small integers chosen by the runner, each a descriptor number or a tombstone that
   remembers one. */
#ifndef SOCKSPEC_NATIVE_HANDLES_H
#define SOCKSPEC_NATIVE_HANDLES_H

#include "calls.h"

enum { most_handles = 4096 };

/* Reads `as`, one handle or an array of `count`, and keeps the places until handles_fill or
   handles_release. Answers `broken` for what is no handle or is in use. */
bool handles_reserve(struct call* call, int count, int* ids);
/* Reserves one handle by number; false if it is none, or in use. */
bool handles_take(int64_t id);
void handles_fill(int id, socket_number number);
void handles_release(int id);
/* The number of an open handle or a tombstone. */
bool handles_find(int64_t id, socket_number* number);
/* Makes a tombstone of the handle whose number is about to be closed. */
void handles_bury(socket_number number);
/* Takes that back, for a number that was not closed after all. */
void handles_unbury(socket_number number);

/* Fills a reserved handle, or releases it if the call failed or was not made. */
void settle_handle(const struct call* call, int id, socket_number made);
/* Outcomes of calls that make one or two handles: `number`, or `numbers` and after a failure
   `vector`. They fill the reserved handles, or release them if the call failed or was not made. */
void answer_number(struct call* call, int id, socket_number made);
void answer_pair(struct call* call, const int ids[2], const socket_number made[2]);

/* Tells the numbers that are open now for the driver's own or the libraries': not judged, not
   leaks. */
void handles_begin(void);
/* The same in an executed child: its own are only the standard three and that one. */
void handles_own_alone(int number);
bool handles_are_drivers(socket_number number);
#if defined(HAVE_SIGNALS)
/* Takes the owner of every open handle away, so that none of them raises a signal any more. */
void handles_disown(void);
#endif
/* Closes everything with a reset of the connection; writes `closed` and `leaked`. What leaked is
   told once. */
void handles_reset(struct json_writer* out);
/* Sets open[i] for the open numbers that are not the driver's own. */
void handles_census(bool open[]);

#endif
