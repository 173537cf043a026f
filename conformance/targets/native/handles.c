#include "handles.h"

#include "system.h"

enum handle_state { handle_free, handle_reserved, handle_open, handle_tombstone };

struct handle {
  enum handle_state state;
  enum handle_state before; /* of a reserved one */
  socket_number number;
};

static struct handle handles[most_handles];
static int table_end; /* one more than the greatest handle in use since the last reset */
static bool own[census_size];

static bool is_handle(int64_t id) {
  return id >= 0 && id < most_handles;
}

bool handles_take(int64_t id) {
  bool taken = false;
  if (!is_handle(id)) return false;
  lock_state();
  if (handles[id].state == handle_free || handles[id].state == handle_tombstone) {
    handles[id].before = handles[id].state;
    handles[id].state = handle_reserved;
    if (table_end <= id) table_end = (int)id + 1;
    taken = true;
  }
  unlock_state();
  return taken;
}

static bool take_one(struct call* call, const struct json* value, int* id) {
  if (value == NULL || value->kind != json_integer || !is_handle(value->integer)) {
    return broken(call, "as is not a handle from 0 to %d", most_handles - 1);
  }
  if (!handles_take(value->integer)) {
    return broken(call, "handle %lld is in use", (long long)value->integer);
  }
  *id = (int)value->integer;
  return true;
}

bool handles_reserve(struct call* call, int count, int* ids) {
  const struct json* const as = json_member(call->source, "as");
  if (call->repeat == repeat_while_ok) {
    return broken(call, "a call that makes a handle cannot be repeated while ok");
  }
  if (count == 1) return take_one(call, as, ids);
  if (as == NULL || as->kind != json_array || as->count != 2) {
    return broken(call, "as is not an array of two handles");
  }
  if (!take_one(call, as->first, &ids[0])) return false;
  if (take_one(call, as->first->next, &ids[1])) return true;
  handles_release(ids[0]);
  return false;
}

void handles_fill(int id, socket_number number) {
  lock_state();
  handles[id].state = handle_open;
  handles[id].number = number;
  unlock_state();
}

void handles_release(int id) {
  lock_state();
  if (handles[id].state == handle_reserved) handles[id].state = handles[id].before;
  unlock_state();
}

bool handles_find(int64_t id, socket_number* number) {
  bool found = false;
  if (!is_handle(id)) return false;
  lock_state();
  if (handles[id].state == handle_open || handles[id].state == handle_tombstone) {
    *number = handles[id].number;
    found = true;
  }
  unlock_state();
  return found;
}

static void change_state(socket_number number, enum handle_state from, enum handle_state to) {
  lock_state();
  for (int id = 0; id < table_end; ++id) {
    if (handles[id].state == from && handles[id].number == number) handles[id].state = to;
  }
  unlock_state();
}

void handles_bury(socket_number number) {
  change_state(number, handle_open, handle_tombstone);
}

void handles_unbury(socket_number number) {
  change_state(number, handle_tombstone, handle_open);
}

void handles_begin(void) {
  system_census(own);
}

void handles_own_alone(int number) {
  for (int i = 0; i < census_size; ++i) own[i] = i <= 2 || i == number;
}

bool handles_are_drivers(socket_number number) {
  return (uint64_t)number < census_size && own[number];
}

void handles_census(bool open[]) {
  system_census(open);
  for (int i = 0; i < census_size; ++i) open[i] = open[i] && !own[i];
}

#if defined(HAVE_SIGNALS)
void handles_disown(void) {
  for (int id = 0; id < table_end; ++id) {
    if (handles[id].state == handle_open) fcntl(handles[id].number, F_SETOWN, 0);
  }
}
#endif

/* Closes so that nothing lingers: TCP sends a reset. On what is no socket, setting the option
   fails and changes nothing. */
static void close_hard(socket_number number) {
  const struct linger at_once = {1, 0};
  write_option(number, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close_socket(number);
}

/* Notes that a number is a handle's, so that it may be closed behind the library's back. */
static void note(bool known[census_size], socket_number number) {
  if ((uint64_t)number < census_size) known[number] = true;
}

/* What is still open leaked. What was a handle's is closed by the system itself; the rest may be
   a library's, and closing it would do harm: from now on it counts as the driver's own. */
static void write_leaked(struct json_writer* out, const bool known[census_size]) {
  bool open[census_size];
  system_census(open);
  json_open(out, "leaked", '[');
  for (int i = 0; i < census_size; ++i) {
    const bool leaked = open[i] && !own[i];
    if (leaked) json_write_integer(out, NULL, i);
    if (leaked && known[i]) system_close(i);
    own[i] = open[i] && !(leaked && known[i]);
  }
  json_close(out, ']');
}

void handles_reset(struct json_writer* out) {
  static bool known[census_size];
  memset(known, 0, sizeof known);
  json_open(out, "closed", '[');
  for (int id = 0; id < table_end; ++id) {
    if (handles[id].state == handle_open) {
      close_hard(handles[id].number);
      note(known, handles[id].number);
      json_write_integer(out, NULL, id);
    }
    handles[id].state = handle_free;
  }
  table_end = 0;
  json_close(out, ']');
  write_leaked(out, known);
}
