/* Lies of poll and select. */
#include "liar.h"

enum { read_hangup = 0x2000 }; /* POLLRDHUP, which POSIX.1-2008 does not have */

static int look(struct pollfd* entries, nfds_t count, int milliseconds) {
  return ((poll_call*)own(call_poll))(entries, count, milliseconds);
}

static int select_own(int count, fd_set* read, fd_set* write, fd_set* except,
                      struct timeval* time) {
  return ((select_call*)own(call_select))(count, read, write, except, time);
}

static int count_ready(const struct pollfd* entries, nfds_t count) {
  int ready = 0;
  for (nfds_t i = 0; i < count; ++i) ready += entries[i].revents != 0;
  return ready;
}

static int mask_hangups(struct pollfd* entries, nfds_t count, int milliseconds) {
  const int result = look(entries, count, milliseconds);
  for (nfds_t i = 0; i < count && result > 0; ++i) entries[i].revents &= ~POLLHUP;
  return result > 0 ? count_ready(entries, count) : result;
}

static int mask_read_hangups(struct pollfd* entries, nfds_t count, int milliseconds) {
  const int result = look(entries, count, milliseconds);
  for (nfds_t i = 0; i < count && result > 0; ++i) entries[i].revents &= ~read_hangup;
  return result > 0 ? count_ready(entries, count) : result;
}

/* A small part of the time: on a busy machine, half of it may become all. */
static int give_up_early(struct pollfd* entries, nfds_t count, int milliseconds) {
  return look(entries, count, milliseconds > 0 ? milliseconds / 10 : milliseconds);
}

/* All that are ready are counted, and the events of the first alone are told. */
static int tell_the_first(struct pollfd* entries, nfds_t count, int milliseconds) {
  const int result = look(entries, count, milliseconds);
  bool told = false;
  for (nfds_t i = 0; i < count; ++i) {
    if (told) entries[i].revents = 0;
    told = told || entries[i].revents != 0;
  }
  return result;
}

/* With more than one socket, only the first is looked at. */
static int look_at_the_first(struct pollfd* entries, nfds_t count, int milliseconds) {
  for (nfds_t i = 1; i < count; ++i) entries[i].revents = 0;
  return look(entries, count > 1 ? 1 : count, milliseconds);
}

static int wait_shortly(int count, fd_set* read, fd_set* write, fd_set* except,
                        struct timeval* time) {
  struct timeval tenth = {0, 0};
  if (time != NULL) {
    tenth.tv_sec = time->tv_sec / 10;
    tenth.tv_usec = (time->tv_sec % 10 * 1000000 + time->tv_usec) / 10;
  }
  return select_own(count, read, write, except, time == NULL ? NULL : &tenth);
}

static fd_set* copied(const fd_set* set, fd_set* to) {
  if (set == NULL) return NULL;
  *to = *set;
  return to;
}

/* What was asked for stands in the sets afterwards, ready or not. */
static int leave_sets_alone(int count, fd_set* read, fd_set* write, fd_set* except,
                            struct timeval* time) {
  fd_set copies[3];
  return select_own(count, copied(read, &copies[0]), copied(write, &copies[1]),
                    copied(except, &copies[2]), time);
}

const struct lie readiness_lies[] = {
    {"poll.hangups_masked", call_poll, (any_function*)mask_hangups},
    {"poll.read_hangups_masked", call_poll, (any_function*)mask_read_hangups},
    {"poll.gives_up_early", call_poll, (any_function*)give_up_early},
    {"poll.tells_the_first_alone", call_poll, (any_function*)tell_the_first},
    {"poll.looks_at_the_first", call_poll, (any_function*)look_at_the_first},
    {"select.gives_up_early", call_select, (any_function*)wait_shortly},
    {"select.sets_are_left_alone", call_select, (any_function*)leave_sets_alone},
    {NULL, call_count, NULL},
};

STANDS_IN int poll(struct pollfd* entries, nfds_t count, int milliseconds) {
  return ((poll_call*)chosen(call_poll))(entries, count, milliseconds);
}

STANDS_IN int select(int count, fd_set* read, fd_set* write, fd_set* except, struct timeval* time) {
  return ((select_call*)chosen(call_select))(count, read, write, except, time);
}
