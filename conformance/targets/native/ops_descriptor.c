#include "arguments.h"
#include "operations.h"

#if defined(HAVE_DESCRIPTORS)
/* O_NONBLOCK and its kin are bits; the access mode is a number in the lowest two. */
static void write_status(struct json_writer* out, int status) {
  static const char* const accesses[] = {"read", "write", "read_write", "unknown"};
  const int access = status & O_ACCMODE;
  write_flags(out, "flags", &status_flags, status & ~O_ACCMODE);
  json_write_text(out, "access", accesses[access >= 0 && access < 3 ? access : 3]);
}

static void write_descriptor_flags(struct json_writer* out, int flags) {
  json_open(out, "flags", '[');
  if ((flags & FD_CLOEXEC) != 0) json_write_text(out, NULL, "FD_CLOEXEC");
  json_close(out, ']');
}

static void answer_fcntl(struct call* call, int command, int result) {
  open_outcome(call);
  if (!call->failed && command == F_GETFL) {
    write_status(call->out, result);
  } else if (!call->failed && command == F_GETFD) {
    write_descriptor_flags(call->out, result);
  } else if (!call->failed) {
    json_write_integer(call->out, "value", result);
  }
  close_outcome(call);
}

/* F_SETFL and F_SETFD take flags, F_SETOWN and raw commands a number; the others take nothing. */
void operation_fcntl(struct call* call) {
  int command = 0;
  int flags = 0;
  int64_t value = 0;
  int result = -1;
  if (!name_argument(call, "command", &descriptor_commands, &command)) return;
  if (!flags_argument(call, "flags", &status_flags, &flags)) return;
  if (!integer_argument_or(call, "value", INT_MIN, INT_MAX, flags, &value)) return;
  do {
    if (!begin_call(call)) return;
    result = fcntl(call->descriptor, command, (int)value);
  } while (end_call(call, result == -1 ? -1 : 0)); /* F_GETOWN gives negative numbers, too */
  answer_fcntl(call, command, result);
}
#endif

/* A value of null is a null pointer. */
void operation_ioctl(struct call* call) {
  union {
    int number;
    unsigned char bytes[1024]; /* a raw request may fill more than an int */
  } value;
  const struct json* const argument = json_member(call->arguments, "value");
  const bool nowhere = argument != NULL && argument->kind == json_null;
  int request = 0;
  int64_t given = 0;
  int result = -1;
  if (!name_argument(call, "request", &device_requests, &request)) return;
  if (!nowhere && !integer_argument_or(call, "value", INT32_MIN, UINT32_MAX, 0, &given)) return;
  do {
    memset(&value, 0, sizeof value);
    value.number = (int)(uint32_t)(given & 0xFFFFFFFF);
    if (!begin_call(call)) return;
    result = control_device(call->descriptor, (unsigned)request, nowhere ? NULL : &value);
  } while (end_call(call, result));
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "value", value.number);
  close_outcome(call);
}

#if defined(HAVE_SOCKATMARK)
void operation_sockatmark(struct call* call) {
  int result = -1;
  do {
    if (!begin_call(call)) return;
    result = sockatmark(call->descriptor);
  } while (end_call(call, result));
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "value", result);
  close_outcome(call);
}
#endif
