#include "calls.h"

#include <stdarg.h>

#include "lying.h"
#include "names.h"
#include "system.h"

enum { nanoseconds_between_tries = 100000 };
static const int64_t greatest_total = (int64_t)1 << 53; /* what JSON can tell */

static bool is_child;

void calls_become_child(void) {
  is_child = true;
}

bool calls_in_child(void) {
  return is_child;
}

static void drop_outcome(struct call* call) {
  call->out->length = call->mark;
  call->answered = true;
  call->succeeded = false;
}

static bool answer_why(struct call* call, const char* outcome, const char* format,
                       va_list arguments) {
  char text[256];
  vsnprintf(text, sizeof text, format, arguments);
  drop_outcome(call);
  json_open(call->out, outcome, '{');
  json_write_text(call->out, "why", text);
  json_close(call->out, '}');
  return false;
}

bool broken(struct call* call, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  answer_why(call, "broken", format, arguments);
  va_end(arguments);
  return false;
}

bool unsupported(struct call* call, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  answer_why(call, "unsupported", format, arguments);
  va_end(arguments);
  return false;
}

static bool pass_gate(struct call* call) {
  const struct json* const gate = json_member(call->source, "gate");
  if (gate == NULL) return true;
  if (is_child) return broken(call, "a child has no gates");
  if (!lanes_can_wait()) return unsupported(call, "no gates without threads");
  if (gate->kind != json_string) return broken(call, "gate is not a string");
  return lane_pass_gate(call->lane, gate->text, gate->length) ||
         broken(call, "the gate was forgotten, or there are too many");
}

bool begin_call(struct call* call) {
  if (call->repeats == 0) {
    if (!pass_gate(call)) return false;
    if (call->announce && !is_child && lanes_can_wait()) {
      send_entered(json_member(call->frame->root, "id")->integer, call->index);
    }
  }
  call->called = true;
  lane_enter(call->lane, call->descriptor);
  call->began = driver_clock();
  if (call->repeats == 0) call->first_began = call->began;
  clear_last_error();
  return true;
}

void end_call_with(struct call* call, bool failed) {
  call->error = last_error();
  call->ended = driver_clock();
  if (LIES("call.ends_when_it_began")) call->ended = call->began;
  lane_leave(call->lane);
  call->failed = failed;
  ++call->repeats;
}

bool end_call(struct call* call, long result) {
  end_call_with(call, result < 0);
  if (result > 0 && call->total < greatest_total - result) call->total += result;
  if (call->repeat == repeat_never || call->repeats >= call->most) return false;
  if (call->ended - call->first_began >= call->within || lane_cancelled(call->lane)) return false;
  if (call->repeat == repeat_while_ok) return !call->failed;
  if (!call->failed || !is_would_block(call->error)) return false;
  system_sleep(nanoseconds_between_tries);
  return true;
}

void write_error_members(struct json_writer* out, const char* space, int number, const char* native,
                         const char* portable) {
  json_write_text(out, "space", space);
  json_write_integer(out, "number", number);
  json_write_text(out, "native", native);
  json_write_text(out, "name", portable);
}

void open_error(struct call* call, const char* space, int number, const char* native,
                const char* portable) {
  drop_outcome(call);
  json_open(call->out, "error", '{');
  write_error_members(call->out, space, number, native, portable);
}

void open_outcome(struct call* call) {
  const struct error_name* const name = system_error_name(call->error);
  if (call->failed) {
    open_error(call, system_error_space, call->error, name->native, name->portable);
    return;
  }
  drop_outcome(call);
  call->succeeded = true;
  json_open(call->out, "ok", '{');
}

void close_outcome(struct call* call) {
  json_close(call->out, '}');
}

void answer_plainly(struct call* call) {
  if (!call->called) return;
  open_outcome(call);
  close_outcome(call);
}

void answer_count(struct call* call, int64_t count) {
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "count", count);
  close_outcome(call);
}
