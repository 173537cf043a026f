#include "address.h"
#include "handles.h"
#include "operations.h"
#include "process.h"
#include "system.h"

struct creation {
  int family;
  int type;
  int protocol;
};

static bool creation_arguments(struct call* call, struct creation* to) {
  int flags = 0;
  if (!name_argument(call, "family", &families, &to->family)) return false;
  if (!name_argument(call, "type", &types, &to->type)) return false;
  if (!name_argument_or(call, "protocol", &protocols, 0, &to->protocol)) return false;
  if (!flags_argument(call, "flags", &creation_flags, &flags)) return false;
  to->type |= flags;
  return true;
}

void operation_socket(struct call* call) {
  struct creation how = {0, 0, 0};
  int id = 0;
  socket_number made = NO_SOCKET;
  if (!creation_arguments(call, &how) || !handles_reserve(call, 1, &id)) return;
  do {
    if (!begin_call(call)) break;
    made = socket(how.family, how.type, how.protocol);
  } while (end_call(call, made == NO_SOCKET ? -1 : 0));
  answer_number(call, id, made);
}

#if defined(HAVE_SOCKETPAIR)
void operation_socketpair(struct call* call) {
  struct creation how = {0, 0, 0};
  int ids[2] = {0, 0};
  int made[2] = {-77, -78}; /* numbers that no system gives: whether a failure wrote here is seen */
  int result = -1;
  if (!creation_arguments(call, &how) || !handles_reserve(call, 2, ids)) return;
  do {
    if (!begin_call(call)) break;
    result = socketpair(how.family, how.type, how.protocol, made);
  } while (end_call(call, result));
  answer_pair(call, ids, made);
}
#endif

void operation_bind(struct call* call) {
  struct address address;
  int result = -1;
  if (!address_argument(call, null_is_pointer, &address)) return;
  do {
    if (!begin_call(call)) return;
    result = bind(call->descriptor, address_pointer(&address), address.length);
  } while (end_call(call, result));
  if (!call->failed) process_note_address(address_pointer(&address), address.length);
  answer_plainly(call);
}

void operation_connect(struct call* call) {
  struct address address;
  int result = -1;
  if (!address_argument(call, null_is_pointer, &address)) return;
  do {
    if (!begin_call(call)) return;
    result = connect(call->descriptor, address_pointer(&address), address.length);
  } while (end_call(call, result));
  answer_plainly(call);
}

void operation_listen(struct call* call) {
  int64_t backlog = 0;
  int result = -1;
  if (!integer_argument_or(call, "backlog", INT32_MIN, INT32_MAX, 16, &backlog)) return;
  do {
    if (!begin_call(call)) return;
    result = listen(call->descriptor, (int)backlog);
  } while (end_call(call, result));
  answer_plainly(call);
}

void operation_shutdown(struct call* call) {
  int how = 0;
  int result = -1;
  if (!name_argument(call, "how", &shutdown_ways, &how)) return;
  do {
    if (!begin_call(call)) return;
    result = shutdown(call->descriptor, how);
  } while (end_call(call, result));
  answer_plainly(call);
}

void operation_close(struct call* call) {
  int result = -1;
  if (call->repeat != repeat_never) {
    broken(call, "close cannot be repeated: the number may be another's by then");
    return;
  }
  if (!begin_call(call)) return;
  handles_bury(call->descriptor);
  result = close_socket(call->descriptor);
  end_call(call, result);
  /* Systems differ in what a failed close leaves behind. */
  if (call->failed && system_is_open(call->descriptor)) handles_unbury(call->descriptor);
  answer_plainly(call);
}

void operation_dup(struct call* call) {
  int id = 0;
  socket_number made = NO_SOCKET;
  if (!handles_reserve(call, 1, &id)) return;
  do {
    if (!begin_call(call)) break;
    made = duplicate_socket(call->descriptor);
  } while (end_call(call, made == NO_SOCKET ? -1 : 0));
  answer_number(call, id, made);
}

void operation_fileno(struct call* call) {
  if (!begin_call(call)) return;
  end_call(call, 0);
  open_outcome(call);
  json_write_integer(call->out, "number", (int64_t)call->descriptor);
  close_outcome(call);
}
