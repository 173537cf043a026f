#include "handles.h"

void settle_handle(const struct call* call, int id, socket_number made) {
  if (call->called && !call->failed) {
    handles_fill(id, made);
  } else {
    handles_release(id);
  }
}

void answer_number(struct call* call, int id, socket_number made) {
  settle_handle(call, id, made);
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "number", (int64_t)made);
  close_outcome(call);
}

void answer_pair(struct call* call, const int ids[2], const socket_number made[2]) {
  settle_handle(call, ids[0], made[0]);
  settle_handle(call, ids[1], made[1]);
  if (!call->called) return;
  open_outcome(call);
  json_open(call->out, call->failed ? "vector" : "numbers", '[');
  json_write_integer(call->out, NULL, (int64_t)made[0]);
  json_write_integer(call->out, NULL, (int64_t)made[1]);
  json_close(call->out, ']');
  close_outcome(call);
}
