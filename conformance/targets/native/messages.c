#include "messages.h"

#include "calls.h"
#include "hello.h"
#include "reset.h"
#include "system.h"

static int lane_total; /* 0 before hello */

static void start_reply(struct json_writer* out, const struct frame* frame) {
  reply_open(out);
  json_open(out, NULL, '{');
  json_write_text(out, "type", "reply");
  if (frame->id == 0) {
    json_write_null(out, "id");
  } else {
    json_write_integer(out, "id", frame->id);
  }
}

static void finish_reply(struct json_writer* out, const struct frame* frame) {
  json_close(out, '}');
  reply_send(out, frame->id);
}

/* A reply whose outcome is `broken` or `unsupported`. */
static void refuse(const struct frame* frame, const char* outcome, const char* why) {
  struct json_writer out;
  start_reply(&out, frame);
  json_open(&out, outcome, '{');
  json_write_text(&out, "why", why);
  json_close(&out, '}');
  finish_reply(&out, frame);
}

void answer_forgotten(const struct frame* frame) {
  refuse(frame, "broken", "forgotten by reset, behind a call that was parked at a gate");
}

static void answer_hello(const struct frame* frame) {
  const struct json* const protocol = json_member(frame->root, "protocol");
  struct json_writer out;
  if (protocol == NULL || protocol->kind != json_integer) {
    refuse(frame, "broken", "protocol is missing or not an integer");
    return;
  }
  if (protocol->integer != 1) {
    refuse(frame, "unsupported", "this driver speaks version 1 of the protocol");
    return;
  }
  if (lane_total == 0) lane_total = start_everything();
  if (lane_total == 0) {
    refuse(frame, "broken", "no thread could be made");
    return;
  }
  start_reply(&out, frame);
  write_hello(&out, lane_total);
  finish_reply(&out, frame);
}

/* The index of the lane that a frame names, 0 if it names none; -1 after a refusal. */
static int lane_of(const struct frame* frame) {
  const struct json* const lane = json_member(frame->root, "lane");
  if (lane == NULL) return 0;
  if (lane->kind == json_integer && lane->integer >= 0 && lane->integer < lane_total) {
    return (int)lane->integer;
  }
  refuse(frame, "broken", "lane is not the number of a lane");
  return -1;
}

/* Hands the frame to its lane. Returns whether it was taken. */
static bool submit(struct frame* frame) {
  const int lane = lane_of(frame);
  if (lane < 0) return false;
  lanes_submit(lane, frame);
  return true;
}

static void answer_open(const struct frame* frame) {
  const struct json* const gate = json_member(frame->root, "gate");
  struct json_writer out;
  int released;
  if (gate == NULL || gate->kind != json_string) {
    refuse(frame, "broken", "gate is missing or not a string");
    return;
  }
  if (!lanes_can_wait()) {
    refuse(frame, "unsupported", "no gates without threads");
    return;
  }
  released = lanes_open_gate(gate->text, gate->length);
  if (released < 0) {
    refuse(frame, "broken", "the gate's name is too long, or there are too many gates");
    return;
  }
  start_reply(&out, frame);
  json_open(&out, "ok", '{');
  json_write_integer(&out, "released", released);
  json_close(&out, '}');
  finish_reply(&out, frame);
}

static void answer_blocked(const struct frame* frame) {
  static const char* const states[] = {"no", "yes", "unknown"};
  const int lane = lane_of(frame);
  struct json_writer out;
  if (lane < 0) return;
  start_reply(&out, frame);
  json_open(&out, "ok", '{');
  json_write_text(&out, "blocked", states[lanes_blocked(lane)]);
  json_write_boolean(&out, "parked", lanes_parked(lane));
  json_close(&out, '}');
  finish_reply(&out, frame);
}

static void answer_ping(const struct frame* frame) {
  struct json_writer out;
  start_reply(&out, frame);
  json_open(&out, "ok", '{');
  json_write_integer(&out, "at", driver_clock());
  json_close(&out, '}');
  finish_reply(&out, frame);
}

static void answer_cancel(const struct frame* frame) {
  const struct json* const request = json_member(frame->root, "request");
  struct json_writer out;
  if (request == NULL || request->kind != json_integer || request->integer < 1) {
    refuse(frame, "broken", "request is missing or not a positive integer");
    return;
  }
  start_reply(&out, frame);
  json_open(&out, "ok", '{');
  json_write_boolean(&out, "cancelled", lanes_cancel(request->integer));
  json_close(&out, '}');
  finish_reply(&out, frame);
}

static void answer_reset(const struct frame* frame) {
  struct json_writer out;
  if (lanes_busy()) {
    refuse(frame, "broken", "a lane is in a call");
    return;
  }
  start_reply(&out, frame);
  json_open(&out, "ok", '{');
  reset_everything(&out);
  json_close(&out, '}');
  finish_reply(&out, frame);
}

static void answer_bye(const struct frame* frame) {
  struct json_writer out;
  start_reply(&out, frame);
  json_open(&out, "ok", '{');
  json_close(&out, '}');
  finish_reply(&out, frame);
}

typedef void message_function(const struct frame* frame);

struct message {
  const char* type;
  message_function* answer;
};

static const struct message messages[] = {
    {"hello", answer_hello}, {"open", answer_open},     {"blocked", answer_blocked},
    {"ping", answer_ping},   {"cancel", answer_cancel}, {"reset", answer_reset},
    {"bye", answer_bye},
};

static message_function* answer_of(const struct json* type) {
  for (size_t i = 0; i < sizeof messages / sizeof *messages; ++i) {
    if (json_is_text(type, messages[i].type)) return messages[i].answer;
  }
  return NULL;
}

/* Returns whether the frame was handed to a lane. */
static bool dispatch(struct frame* frame, const struct json* type) {
  message_function* const answer = answer_of(type);
  if (frame->problem != NULL) {
    refuse(frame, "broken", frame->problem);
  } else if (lane_total == 0 && answer != answer_hello && answer != answer_bye) {
    refuse(frame, "broken", "hello must be the first request");
  } else if (answer != NULL) {
    answer(frame);
  } else if (json_is_text(type, "call") || json_is_text(type, "script")) {
    return submit(frame);
  } else {
    refuse(frame, "unsupported", "no message of that type");
  }
  return false;
}

bool answer_frame(struct frame* frame) {
  const struct json* const type = frame->problem == NULL ? json_member(frame->root, "type") : NULL;
  const bool leaves = json_is_text(type, "bye");
  if (!dispatch(frame, type)) frame_free(frame);
  return !leaves;
}
