#include "arguments.h"
#include "operations.h"

static bool read_bound(struct call* call, const char* name, int64_t fallback, int64_t* to) {
  const struct json* const repeat = json_member(call->source, "repeat");
  const struct json* const bound = json_member(repeat, name);
  *to = fallback;
  if (bound == NULL) return true;
  if (bound->kind != json_integer || bound->integer < 1) {
    return broken(call, "repeat.%s is not a positive integer", name);
  }
  *to = bound->integer;
  return true;
}

static bool read_repeat(struct call* call) {
  const struct json* const repeat = json_member(call->source, "repeat");
  const struct json* const condition = json_member(repeat, "while");
  if (repeat == NULL) return true;
  if (json_is_text(condition, "ok")) {
    call->repeat = repeat_while_ok;
  } else if (json_is_text(condition, "would_block")) {
    call->repeat = repeat_while_would_block;
  } else {
    return broken(call, "repeat.while is neither ok nor would_block");
  }
  return read_bound(call, "most", 100000, &call->most) &&
         read_bound(call, "within", 2000000000, &call->within);
}

static const struct operation* find_operation(struct call* call) {
  const struct json* const name = json_member(call->source, "op");
  const struct operation* operation = NULL;
  if (name == NULL || name->kind != json_string) {
    broken(call, "op is missing or not a string");
    return NULL;
  }
  operation = operation_of(name);
  if (operation == NULL) {
    unsupported(call, "no operation %.*s", name->length > 64 ? 64 : (int)name->length, name->text);
  }
  return operation;
}

static bool prepare_call(struct call* call, const struct operation* operation) {
  call->arguments = json_member(call->source, "args");
  if (call->arguments != NULL && call->arguments->kind != json_object) {
    return broken(call, "args is not an object");
  }
  call->announce = json_member(call->source, "announce") != NULL &&
                   json_member(call->source, "announce")->kind == json_true;
  if (!read_repeat(call)) return false;
  return operation->takes == takes_nothing ||
         handle_value(call, "on", json_member(call->source, "on"), &call->descriptor);
}

static void write_times(const struct call* call) {
  if (!call->called) return;
  json_write_integer(call->out, "began", call->began);
  json_write_integer(call->out, "ended", call->ended);
  if (call->repeat == repeat_never) return;
  json_write_integer(call->out, "repeats", call->repeats);
  json_write_integer(call->out, "total", call->total);
}

bool run_call(struct call* call) {
  const struct operation* const operation = find_operation(call);
  call->descriptor = NO_SOCKET;
  if (operation != NULL && prepare_call(call, operation)) operation->function(call);
  write_times(call);
  return call->succeeded;
}

static struct call new_call(struct lane* lane, const struct frame* frame, const struct json* source,
                            struct json_writer* out) {
  struct call call;
  memset(&call, 0, sizeof call);
  call.lane = lane;
  call.frame = frame;
  call.source = source;
  call.out = out;
  call.mark = out->length;
  return call;
}

void run_calls(struct lane* lane, const struct frame* frame, const struct json* script,
               struct json_writer* out) {
  const struct json* const calls = json_member(script, "calls");
  const struct json* const stop = json_member(script, "stop_on_error");
  int index = 0;
  json_open(out, "results", '[');
  for (const struct json* source = calls->first; source != NULL; source = source->next) {
    struct call call;
    bool succeeded;
    json_open(out, NULL, '{');
    call = new_call(lane, frame, source, out);
    call.index = index++;
    succeeded = run_call(&call);
    json_close(out, '}');
    if (lane_cancelled(lane)) break;
    if (!succeeded && stop != NULL && stop->kind == json_true) break;
  }
  json_close(out, ']');
}

static void run_script(struct lane* lane, struct frame* frame, struct json_writer* out) {
  const struct json* const calls = json_member(frame->root, "calls");
  if (calls != NULL && calls->kind == json_array) {
    run_calls(lane, frame, frame->root, out);
    return;
  }
  json_open(out, "broken", '{');
  json_write_text(out, "why", "calls is missing or not an array");
  json_close(out, '}');
}

void run_request(struct lane* lane, struct frame* frame) {
  struct json_writer out;
  reply_open(&out);
  json_open(&out, NULL, '{');
  json_write_text(&out, "type", "reply");
  json_write_integer(&out, "id", frame->id);
  if (json_is_text(json_member(frame->root, "type"), "script")) {
    run_script(lane, frame, &out);
  } else {
    struct call call = new_call(lane, frame, frame->root, &out);
    run_call(&call);
  }
  json_close(&out, '}');
  lane_finish(lane);
  reply_send(&out, frame->id);
}
