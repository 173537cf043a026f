#include "handles.h"
#include "operations.h"
#include "waiting.h"

#if defined(HAVE_EPOLL)
#include <sys/epoll.h>

enum { most_epoll_events = 1024, natural_epoll_capacity = 16 };

static const struct name_entry epoll_flag_entries[] = {{"EPOLL_CLOEXEC", EPOLL_CLOEXEC}};
static const struct name_table epoll_flags = {"flag", epoll_flag_entries, 1, NULL};

static const struct name_entry epoll_way_entries[] = {
    {"add", EPOLL_CTL_ADD}, {"modify", EPOLL_CTL_MOD}, {"delete", EPOLL_CTL_DEL}};
static const struct name_table epoll_ways = {
    "how", epoll_way_entries, sizeof epoll_way_entries / sizeof *epoll_way_entries, NULL};

static const struct name_entry epoll_event_entries[] = {
    {"EPOLLIN", EPOLLIN},
    {"EPOLLPRI", EPOLLPRI},
    {"EPOLLOUT", EPOLLOUT},
    {"EPOLLERR", EPOLLERR},
    {"EPOLLHUP", EPOLLHUP},
    {"EPOLLRDNORM", EPOLLRDNORM},
    {"EPOLLRDBAND", EPOLLRDBAND},
    {"EPOLLWRNORM", EPOLLWRNORM},
    {"EPOLLWRBAND", EPOLLWRBAND},
    {"EPOLLMSG", EPOLLMSG},
    {"EPOLLRDHUP", EPOLLRDHUP},
    {"EPOLLEXCLUSIVE", (long)EPOLLEXCLUSIVE},
    {"EPOLLONESHOT", (long)EPOLLONESHOT},
};
static const struct name_table epoll_events = {
    "event", epoll_event_entries, sizeof epoll_event_entries / sizeof *epoll_event_entries, NULL};

void operation_epoll_create1(struct call* call) {
  int flags = 0;
  int id = 0;
  int made = -1;
  if (!flags_argument(call, "flags", &epoll_flags, &flags)) return;
  if (!handles_reserve(call, 1, &id)) return;
  if (begin_call(call)) {
    made = epoll_create1(flags);
    end_call(call, made);
  }
  answer_number(call, id, made);
}

/* EPOLLET is the highest bit of an int, which no name_entry of a 32-bit long has room for. */
static bool event_value(struct call* call, const struct json* name, uint32_t* events) {
  int flag = 0;
  if (json_is_text(name, "EPOLLET")) {
    *events |= (uint32_t)EPOLLET;
    return true;
  }
  if (!name_value(call, "events", name, &epoll_events, &flag)) return false;
  *events |= (uint32_t)flag;
  return true;
}

/* `given` tells whether there are events at all: else the call gets a null pointer. */
static bool event_argument(struct call* call, struct epoll_event* to, bool* given) {
  const struct json* names = NULL;
  uint32_t events = 0;
  int64_t data = 0;
  memset(to, 0, sizeof *to);
  *given = !json_is_null(json_member(call->arguments, "events"));
  if (!*given) return true;
  if (!array_argument(call, "events", optional, &names)) return false;
  *given = names != NULL;
  if (!integer_argument_or(call, "data", INT64_MIN, INT64_MAX, 0, &data)) return false;
  for (const struct json* name = names == NULL ? NULL : names->first; name != NULL;
       name = name->next) {
    if (!event_value(call, name, &events)) return false;
  }
  to->events = events;
  to->data.u64 = (uint64_t)data;
  return true;
}

void operation_epoll_ctl(struct call* call) {
  struct epoll_event event;
  socket_number target = NO_SOCKET;
  bool given = false;
  int way = 0;
  if (!name_argument(call, "how", &epoll_ways, &way) || !event_argument(call, &event, &given))
    return;
  if (!handle_value(call, "target", json_member(call->arguments, "target"), &target)) return;
  if (!begin_call(call)) return;
  end_call(call, epoll_ctl(call->descriptor, way, target, given ? &event : NULL));
  answer_plainly(call);
}

static void write_event(struct json_writer* out, const struct epoll_event* event) {
  json_open(out, NULL, '{');
  json_write_integer(out, "data", (int64_t)event->data.u64);
  write_flags(out, "events", &epoll_events, (long)event->events);
  json_close(out, '}');
}

static void answer_events(struct call* call, const struct epoll_event* events, int count) {
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) {
    json_write_integer(call->out, "count", count);
    json_open(call->out, "ready", '[');
    for (int i = 0; i < count; ++i) write_event(call->out, &events[i]);
    json_close(call->out, ']');
  }
  close_outcome(call);
}

void operation_epoll_wait(struct call* call) {
  struct epoll_event events[most_epoll_events];
  int64_t capacity = 0;
  int milliseconds = 0;
  int count = -1;
  bool masked = false;
  sigset_t mask;
  memset(events, 0, sizeof events);
  if (!integer_argument_or(call, "capacity", INT_MIN, most_epoll_events, natural_epoll_capacity,
                           &capacity)) {
    return;
  }
  if (!milliseconds_argument(call, &milliseconds) || !mask_argument(call, &mask, &masked)) return;
  do {
    if (!begin_call(call)) break;
    count = masked ? epoll_pwait(call->descriptor, events, (int)capacity, milliseconds, &mask)
                   : epoll_wait(call->descriptor, events, (int)capacity, milliseconds);
  } while (end_call(call, count));
  answer_events(call, events, count);
}
#endif
