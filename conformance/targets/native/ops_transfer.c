#include "address.h"
#include "operations.h"

void operation_send(struct call* call) {
  struct payload data;
  ssize_t count = -1;
  int flags = 0;
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (!payload_argument(call, &data)) return;
  do {
    if (!begin_call(call)) break;
    count = send_bytes(call->descriptor, data.bytes, data.length, flags);
  } while (end_call(call, (long)count));
  answer_count(call, (int64_t)count);
  payload_free(&data);
}

void operation_sendto(struct call* call) {
  struct payload data;
  struct address to;
  ssize_t count = -1;
  int flags = 0;
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (!address_argument(call, null_is_absent, &to)) return;
  if (!payload_argument(call, &data)) return;
  do {
    if (!begin_call(call)) break;
    count = send_bytes_to(call->descriptor, data.bytes, data.length, flags, address_pointer(&to),
                          to.length);
  } while (end_call(call, (long)count));
  answer_count(call, (int64_t)count);
  payload_free(&data);
}

#if defined(HAVE_DESCRIPTORS)
void operation_write(struct call* call) {
  struct payload data;
  ssize_t count = -1;
  if (!payload_argument(call, &data)) return;
  do {
    if (!begin_call(call)) break;
    count = write(call->descriptor, data.bytes, data.length);
  } while (end_call(call, (long)count));
  answer_count(call, (int64_t)count);
  payload_free(&data);
}
#endif

/* Writes count, data, written and guard. A count may be greater than the buffer: MSG_TRUNC tells
   the datagram's length. */
static void write_received(struct call* call, const struct buffer* buffer, ssize_t count) {
  if (!call->failed) {
    const size_t shown = (size_t)count < buffer->capacity ? (size_t)count : buffer->capacity;
    json_write_integer(call->out, "count", (int64_t)count);
    write_data(call->out, buffer->bytes, shown); /* nothing, of a null buffer */
  }
  json_write_integer(call->out, "written", (int64_t)buffer_written(buffer));
  json_write_text(call->out, "guard", buffer_guarded(buffer) ? "intact" : "broken");
}

static void answer_received(struct call* call, const struct buffer* buffer, ssize_t count) {
  if (!call->called) return;
  open_outcome(call);
  write_received(call, buffer, count);
  close_outcome(call);
}

void operation_recv(struct call* call) {
  struct buffer buffer;
  ssize_t count = -1;
  int flags = 0;
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (!buffer_value(call, call->arguments, -1, &buffer)) return;
  do {
    buffer_poison(&buffer);
    if (!begin_call(call)) break;
    count = receive_bytes(call->descriptor, buffer.bytes, (size_t)buffer.claims, flags);
  } while (end_call(call, (long)count));
  answer_received(call, &buffer, count);
  buffer_free(&buffer);
}

void operation_recvfrom(struct call* call) {
  struct buffer buffer;
  struct address_output from;
  ssize_t count = -1;
  int flags = 0;
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (!buffer_value(call, call->arguments, -1, &buffer)) return;
  if (address_output_argument(call, &from)) {
    do {
      buffer_poison(&buffer);
      address_output_prepare(&from);
      if (!begin_call(call)) break;
      count = receive_bytes_from(call->descriptor, buffer.bytes, (size_t)buffer.claims, flags,
                                 address_output_pointer(&from), address_output_length(&from));
    } while (end_call(call, (long)count));
    if (call->called) {
      open_outcome(call);
      write_received(call, &buffer, count);
      write_address_output(call, &from);
      close_outcome(call);
    }
    address_output_free(&from);
  }
  buffer_free(&buffer);
}

#if defined(HAVE_DESCRIPTORS)
void operation_read(struct call* call) {
  struct buffer buffer;
  ssize_t count = -1;
  if (!buffer_value(call, call->arguments, -1, &buffer)) return;
  do {
    buffer_poison(&buffer);
    if (!begin_call(call)) break;
    count = read(call->descriptor, buffer.bytes, (size_t)buffer.claims);
  } while (end_call(call, (long)count));
  answer_received(call, &buffer, count);
  buffer_free(&buffer);
}
#endif
