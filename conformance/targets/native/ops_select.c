#include "operations.h"
#include "waiting.h"

enum { most_watched = 1024 };

/* One of the three sets: which handles were named, their numbers, and what the call is given. A
   set that is missing or null has no array, and is a null pointer. */
struct watched {
  const char* name;
  const struct json* array;
  socket_number numbers[most_watched]; /* by then the handles may be others */
  fd_set wanted;
  fd_set seen;
};

struct selection {
  struct watched sets[3];
  int64_t count; /* nfds */
  int64_t nanoseconds;
  bool infinite;
};

static bool add_to_set(struct call* call, const struct json* on, struct watched* set, int index,
                       int64_t* count) {
  socket_number number = NO_SOCKET;
  if (!handle_value(call, set->name, on, &number)) return false;
  if (!fits_in_set(number)) {
    return broken(call, "number %lld has no place in a set", (long long)number);
  }
  FD_SET(number, &set->wanted);
  set->numbers[index] = number;
  if (*count <= (int64_t)number) *count = (int64_t)number + 1;
  return true;
}

static bool set_argument(struct call* call, struct watched* set, int64_t* count) {
  int index = 0;
  FD_ZERO(&set->wanted);
  set->array = json_member(call->arguments, set->name);
  if (json_is_null(set->array)) set->array = NULL;
  if (set->array == NULL) return true;
  if (set->array->kind != json_array) return broken(call, "%s is not an array", set->name);
  if (set->array->count > most_watched) {
    return broken(call, "%s has more handles than %d", set->name, most_watched);
  }
  for (const struct json* on = set->array->first; on != NULL; on = on->next) {
    if (!add_to_set(call, on, set, index++, count)) return false;
  }
  return true;
}

static bool selection_arguments(struct call* call, struct selection* to) {
  static const char* const names[] = {"read", "write", "except"};
  int64_t count = 0;
  for (int i = 0; i < 3; ++i) {
    to->sets[i].name = names[i];
    if (!set_argument(call, &to->sets[i], &count)) return false;
  }
  return integer_argument_or(call, "nfds", INT_MIN, INT_MAX, count, &to->count) &&
         timeout_argument(call, &to->nanoseconds, &to->infinite);
}

static fd_set* set_of(struct selection* selection, int i) {
  struct watched* const set = &selection->sets[i];
  set->seen = set->wanted;
  return set->array == NULL ? NULL : &set->seen;
}

static void write_set(struct json_writer* out, const struct watched* set) {
  const struct json* on = set->array == NULL ? NULL : set->array->first;
  json_open(out, set->name, '[');
  for (int i = 0; on != NULL; on = on->next, ++i) {
    if (FD_ISSET(set->numbers[i], &set->seen)) write_on(out, NULL, on);
  }
  json_close(out, ']');
}

static void answer_selected(struct call* call, const struct selection* selection, int count,
                            const struct timespec* left) {
  if (!call->called) return;
  open_outcome(call);
  write_time_left(call->out, left);
  if (!call->failed) {
    json_write_integer(call->out, "count", count);
    for (int i = 0; i < 3; ++i) write_set(call->out, &selection->sets[i]);
  }
  close_outcome(call);
}

void operation_select(struct call* call) {
  struct selection selection;
  struct timeval time;
  int count = -1;
  if (!selection_arguments(call, &selection)) return;
  do {
    fd_set* const read = set_of(&selection, 0);
    fd_set* const write = set_of(&selection, 1);
    fd_set* const except = set_of(&selection, 2);
    time = timeval_of(selection.nanoseconds);
    if (!begin_call(call)) break;
    count = select((int)selection.count, read, write, except, selection.infinite ? NULL : &time);
  } while (end_call(call, count));
  answer_selected(call, &selection, count, NULL);
}

#if defined(HAVE_PSELECT)
void operation_pselect(struct call* call) {
  struct selection selection;
  struct timespec time;
  sigset_t mask;
  bool masked = false;
  int count = -1;
  if (!selection_arguments(call, &selection) || !mask_argument(call, &mask, &masked)) return;
  do {
    fd_set* const read = set_of(&selection, 0);
    fd_set* const write = set_of(&selection, 1);
    fd_set* const except = set_of(&selection, 2);
    time = timespec_of(selection.nanoseconds);
    if (!begin_call(call)) break;
    count = pselect((int)selection.count, read, write, except, selection.infinite ? NULL : &time,
                    masked ? &mask : NULL);
  } while (end_call(call, count));
  answer_selected(call, &selection, count, selection.infinite ? NULL : &time);
}
#endif
