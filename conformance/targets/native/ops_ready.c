#include "arguments.h"
#include "operations.h"

enum { most_polled = 4096, nanoseconds_of_millisecond = 1000000 };

static bool read_entry(struct call* call, const struct json* from, struct pollfd* to) {
  const struct json* const wanted = json_member(from, "events");
  int events = 0;
  int flag = 0;
  if (!handle_value(call, "on", json_member(from, "on"), &to->fd)) return false;
  if (wanted == NULL || wanted->kind != json_array) {
    return broken(call, "events is not an array");
  }
  for (const struct json* event = wanted->first; event != NULL; event = event->next) {
    if (!name_value(call, "events", event, &poll_events, &flag)) return false;
    events |= flag;
  }
  to->events = (short)events;
  return true;
}

static bool read_entries(struct call* call, const struct json* array, struct pollfd* entries) {
  for (const struct json* from = array->first; from != NULL; from = from->next) {
    if (!read_entry(call, from, entries++)) return false;
  }
  return true;
}

/* `on` is given back as it came: a handle or {"number":N}. */
static void write_on(struct json_writer* out, const char* name, const struct json* on) {
  if (on->kind == json_integer) {
    json_write_integer(out, name, on->integer);
  } else {
    json_write_source(out, name, on->text, on->length);
  }
}

static void answer_ready(struct call* call, const struct json* array, const struct pollfd* entries,
                         int count) {
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) {
    json_write_integer(call->out, "count", count);
    json_open(call->out, "ready", '[');
    for (const struct json* from = array->first; from != NULL; from = from->next, ++entries) {
      if (entries->revents == 0) continue;
      json_open(call->out, NULL, '{');
      write_on(call->out, "on", json_member(from, "on"));
      write_flags(call->out, "events", &poll_events, entries->revents);
      json_close(call->out, '}');
    }
    json_close(call->out, ']');
  }
  close_outcome(call);
}

/* In poll's unit, rounded up so that no wait ends early; -1 for none. */
static bool milliseconds_argument(struct call* call, int* to) {
  int64_t nanoseconds = 0;
  bool infinite = false;
  if (!timeout_argument(call, &nanoseconds, &infinite)) return false;
  *to = -1;
  if (infinite || nanoseconds < 0) return true;
  nanoseconds = (nanoseconds + nanoseconds_of_millisecond - 1) / nanoseconds_of_millisecond;
  if (nanoseconds > INT_MAX) return broken(call, "timeout is longer than poll can wait");
  *to = (int)nanoseconds;
  return true;
}

void operation_poll(struct call* call) {
  const struct json* array = NULL;
  struct pollfd* entries;
  int milliseconds = 0;
  int count = -1;
  if (!array_argument(call, "handles", required, &array)) return;
  if (!milliseconds_argument(call, &milliseconds)) return;
  entries = calloc(array->count + 1, sizeof *entries);
  if (entries == NULL) {
    broken(call, "no memory for the entries");
    return;
  }
  if (read_entries(call, array, entries)) {
    do {
      if (!begin_call(call)) break;
      count = poll(entries, (nfds_t)array->count, milliseconds);
    } while (end_call(call, count));
    answer_ready(call, array, entries, count);
  }
  free(entries);
}
