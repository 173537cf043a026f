/* Lanes: logical threads on which requests run in order: lanes_threads.c and its like, and
   lanes_none.c where there are no threads (one lane, which runs requests as they come). */
#ifndef SOCKSPEC_NATIVE_LANES_H
#define SOCKSPEC_NATIVE_LANES_H

#include "frames.h"

struct lane;

/* For the thread that reads requests. */

/* Makes the threads; once. Returns how many lanes there are, 0 if none could be made. */
int lanes_start(void);
/* Ends the threads. False if one is in a request, and therefore cannot end. */
bool lanes_stop(void);
bool lanes_can_wait(void); /* whether gates, cancel and entered are of use: more than one thread */
bool lanes_can_tell_blocked(void);
/* Hands a call or script to its lane, which frees it. `lane` is below what lanes_start returned. */
void lanes_submit(int lane, struct frame* frame);
/* Opens a gate until lanes_forget; returns how many calls were parked there, -1 if there are too
   many gates. */
int lanes_open_gate(const char* name, size_t length);
enum blocked_state { blocked_no, blocked_yes, blocked_unknown };
enum blocked_state lanes_blocked(int lane);
bool lanes_parked(int lane); /* at a gate */
/* Interrupts the call that the request is in. False if it is in none. What does not return at
   once is interrupted again by lanes_press. */
bool lanes_cancel(int64_t id);
/* The reader's idle function: presses on what was cancelled, first by signals, then by shutdown. */
int lanes_press(void);
/* Whether a lane works on a request (one that is parked at a gate, or waits behind such a one,
   does not count). */
bool lanes_busy(void);
/* Forgets gates; what was parked is answered with `broken`. Returns when all lanes are idle. */
void lanes_forget(void);
#if defined(HAVE_SIGNALS)
/* Sends a signal to the thread of a lane; 0 or an error number. */
int lanes_signal(int lane, int signal);
/* The signal that interrupts cancelled calls; nobody else may use it. 0 if there is none. */
int cancel_signal(void);
#endif
int lanes_count(void);
/* What calls run on in a process that has no lanes: an executed child. */
struct lane* lane_of_child(void);

/* For the lanes themselves. */

/* Parks until the gate is open; false if it was forgotten instead, or there are too many gates. */
bool lane_pass_gate(struct lane* lane, const char* name, size_t length);
/* Directly before and directly after a call that is judged. */
void lane_enter(struct lane* lane, socket_number descriptor);
void lane_leave(struct lane* lane);
/* The lane is done with its request, directly before the reply goes out: whoever has the reply
   may send `reset`. */
void lane_finish(struct lane* lane);
/* Whether the request that the lane works on was cancelled. */
bool lane_cancelled(const struct lane* lane);

void lock_output(void);
void unlock_output(void);
/* Guards handles, made paths and signals' state: short sections that make no call that is
   judged. */
void lock_state(void);
void unlock_state(void);

#endif
