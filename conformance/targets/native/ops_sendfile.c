#include "arguments.h"
#include "operations.h"

#if defined(HAVE_SENDFILE)
#include <sys/sendfile.h>

/* From a file to a socket, or another file, inside the system. */
void operation_sendfile(struct call* call) {
  const bool placed = json_member(call->arguments, "offset") != NULL;
  socket_number from = NO_SOCKET;
  int64_t given = 0;
  int64_t count = 0;
  off_t offset = 0;
  ssize_t result = -1;
  if (!handle_value(call, "from", json_member(call->arguments, "from"), &from)) return;
  if (!integer_argument_or(call, "offset", INT64_MIN, INT64_MAX, 0, &given)) return;
  if (!integer_argument(call, "count", INT64_MIN, INT64_MAX, &count)) return;
  do {
    offset = (off_t)given;
    if (!begin_call(call)) break;
    result = sendfile(call->descriptor, from, placed ? &offset : NULL, (size_t)count);
  } while (end_call(call, (long)result));
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "count", (int64_t)result);
  if (placed) json_write_integer(call->out, "offset", (int64_t)offset);
  close_outcome(call);
}
#endif
