#include "address.h"
#include "handles.h"
#include "operations.h"

static void answer_accepted(struct call* call, int id, socket_number made,
                            const struct address_output* output) {
  settle_handle(call, id, made);
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "number", (int64_t)made);
  write_address_output(call, output);
  close_outcome(call);
}

void operation_accept(struct call* call) {
  struct address_output output;
  int id = 0;
  socket_number made = NO_SOCKET;
  if (!address_output_argument(call, &output)) return;
  if (handles_reserve(call, 1, &id)) {
    do {
      address_output_prepare(&output);
      if (!begin_call(call)) break;
      made =
          accept(call->descriptor, address_output_pointer(&output), address_output_length(&output));
    } while (end_call(call, made == NO_SOCKET ? -1 : 0));
    answer_accepted(call, id, made, &output);
  }
  address_output_free(&output);
}

#if defined(HAVE_ACCEPT4)
void operation_accept4(struct call* call) {
  struct address_output output;
  int flags = 0;
  int id = 0;
  socket_number made = NO_SOCKET;
  if (!flags_argument(call, "flags", &creation_flags, &flags)) return;
  if (!address_output_argument(call, &output)) return;
  if (handles_reserve(call, 1, &id)) {
    do {
      address_output_prepare(&output);
      if (!begin_call(call)) break;
      made = accept4(call->descriptor, address_output_pointer(&output),
                     address_output_length(&output), flags);
    } while (end_call(call, made == NO_SOCKET ? -1 : 0));
    answer_accepted(call, id, made, &output);
  }
  address_output_free(&output);
}
#endif

/* What getsockname and getpeername have in common: all but the name. */
typedef int name_function(socket_number descriptor, struct sockaddr* address, socklen_t* length);

static int call_getsockname(socket_number descriptor, struct sockaddr* address, socklen_t* length) {
  return getsockname(descriptor, address, length);
}

static int call_getpeername(socket_number descriptor, struct sockaddr* address, socklen_t* length) {
  return getpeername(descriptor, address, length);
}

static void ask_name(struct call* call, name_function* ask) {
  struct address_output output;
  int result = -1;
  if (!address_output_argument(call, &output)) return;
  do {
    address_output_prepare(&output);
    if (!begin_call(call)) break;
    result = ask(call->descriptor, address_output_pointer(&output), address_output_length(&output));
  } while (end_call(call, result));
  if (call->called) {
    open_outcome(call);
    write_address_output(call, &output);
    close_outcome(call);
  }
  address_output_free(&output);
}

void operation_getsockname(struct call* call) {
  ask_name(call, call_getsockname);
}

void operation_getpeername(struct call* call) {
  ask_name(call, call_getpeername);
}
