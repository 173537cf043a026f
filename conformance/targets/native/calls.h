/* One call in the making: where its arguments come from, what it did, and where its result goes.
   An operation reads its arguments, makes the call between begin_call and end_call, and writes
   exactly one outcome. */
#ifndef SOCKSPEC_NATIVE_CALLS_H
#define SOCKSPEC_NATIVE_CALLS_H

#include "lanes.h"

enum repeat_while { repeat_never, repeat_while_ok, repeat_while_would_block };

struct call {
  struct lane* lane;
  const struct frame* frame;
  const struct json* source;    /* the object with op, on, as, args */
  const struct json* arguments; /* its args; null if there are none */
  struct json_writer* out;
  int index; /* in its script */
  bool announce;

  socket_number descriptor; /* of `on`, for operations that take a handle */

  enum repeat_while repeat;
  int64_t most;
  int64_t within;
  int64_t repeats;
  int64_t total;
  int64_t first_began;

  bool called;
  int64_t began;
  int64_t ended;
  bool failed;
  int error;      /* saved errno of the last call */
  size_t mark;    /* where the outcome starts in `out` */
  bool answered;  /* an outcome was written */
  bool succeeded; /* and it was ok */
};

typedef void operation_function(struct call* call);

/* Directly before a call: passes the gate, announces, takes the time. False if the gate was
   forgotten (answered). */
bool begin_call(struct call* call);
/* Directly after it, with its return value; a negative one is a failure described by errno.
   Returns whether the call is to be made again (`repeat`): a do-while loop around begin_call and
   end_call is all that an operation needs. */
bool end_call(struct call* call, long result);
/* The same for calls that return their error number (0: none) in another space than errno. */
void end_call_with(struct call* call, bool failed);

/* Outcomes. `broken` and `unsupported` return false, so that a reader of arguments can return
   them. What was written of another outcome of this call is dropped. */
bool broken(struct call* call, const char* format, ...);
bool unsupported(struct call* call, const char* format, ...);
/* Opens "ok" or, if the call failed, "error" with its four members; then the operation may write
   more and closes it. */
void open_outcome(struct call* call);
void close_outcome(struct call* call);
/* Opens "error" with an error of another space than errno. */
void open_error(struct call* call, const char* space, int number, const char* native,
                const char* portable);
/* The four members alone, inside an object of the caller's. */
void write_error_members(struct json_writer* out, const char* space, int number, const char* native,
                         const char* portable);
/* The outcome of a call without results, or with a count alone. Nothing if it was not made. */
void answer_plainly(struct call* call);
void answer_count(struct call* call, int64_t count);
/* Runs one call and writes its result as an object, or its members alone; returns whether its
   outcome was ok. */
bool run_call(struct call* call);
/* Runs the calls of a script, an array, and writes the array of results. */
void run_calls(struct lane* lane, const struct frame* frame, const struct json* script,
               struct json_writer* out);
/* Answers a request that reset drops; the caller frees it. */
void answer_forgotten(const struct frame* frame);
/* Answers a frame of type call or script. */
void run_request(struct lane* lane, struct frame* frame);

/* A child has one thread and no runner: it announces nothing, passes no gates, and has no lanes
   to signal. */
void calls_become_child(void);
bool calls_in_child(void);

#endif
