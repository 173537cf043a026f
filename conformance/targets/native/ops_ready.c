#include "lying.h"
#include "operations.h"
#include "waiting.h"

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

static void answer_ready(struct call* call, const struct json* array, const struct pollfd* entries,
                         int count, const struct timespec* left) {
  if (!call->called) return;
  open_outcome(call);
  write_time_left(call->out, left);
  if (!call->failed) {
    json_write_integer(call->out, "count", count);
    json_open(call->out, "ready", '[');
    for (const struct json* from = array->first; from != NULL; from = from->next, ++entries) {
      if (entries->revents == 0) continue;
      json_open(call->out, NULL, '{');
      write_on(call->out, "on", json_member(from, "on"));
      write_flags(call->out, "events", &poll_events,
                  LIES("poll.tells_what_was_asked") ? entries->events : entries->revents);
      json_close(call->out, '}');
    }
    json_close(call->out, ']');
  }
  close_outcome(call);
}

/* What poll and ppoll have in common: all but the call. */
struct polled {
  const struct json* array;
  struct pollfd* entries;
};

static bool polled_argument(struct call* call, struct polled* to) {
  if (!array_argument(call, "handles", required, &to->array)) return false;
  to->entries = calloc(to->array->count + 1, sizeof *to->entries);
  if (to->entries == NULL) return broken(call, "no memory for the entries");
  if (read_entries(call, to->array, to->entries)) return true;
  free(to->entries);
  return false;
}

void operation_poll(struct call* call) {
  struct polled polled = {NULL, NULL};
  int milliseconds = 0;
  int count = -1;
  if (!milliseconds_argument(call, &milliseconds) || !polled_argument(call, &polled)) return;
  do {
    if (!begin_call(call)) break;
    count = poll_sockets(polled.entries, polled.array->count, milliseconds);
  } while (end_call(call, count));
  answer_ready(call, polled.array, polled.entries, count, NULL);
  free(polled.entries);
}

#if defined(HAVE_PPOLL)
void operation_ppoll(struct call* call) {
  struct polled polled = {NULL, NULL};
  struct timespec time;
  sigset_t mask;
  int64_t nanoseconds = 0;
  bool infinite = false;
  bool masked = false;
  int count = -1;
  if (!timeout_argument(call, &nanoseconds, &infinite)) return;
  if (!mask_argument(call, &mask, &masked) || !polled_argument(call, &polled)) return;
  do {
    time = timespec_of(nanoseconds);
    if (!begin_call(call)) break;
    count = ppoll(polled.entries, (nfds_t)polled.array->count, infinite ? NULL : &time,
                  masked ? &mask : NULL);
  } while (end_call(call, count));
  answer_ready(call, polled.array, polled.entries, count, infinite ? NULL : &time);
  free(polled.entries);
}
#endif
