#include "address.h"
#include "control.h"
#include "operations.h"
#include "vectors.h"

static void send_and_answer(struct call* call, const struct socket_message* message, int flags) {
  ssize_t count = -1;
  do {
    if (!begin_call(call)) return;
    count = send_message(call->descriptor, message, flags);
  } while (end_call(call, (long)count));
  answer_count(call, (int64_t)count);
}

/* The address may be missing or null: a connected socket needs none. */
static bool optional_address(struct call* call, struct address* to) {
  if (json_member(call->arguments, "address") != NULL) {
    return address_argument(call, null_is_absent, to);
  }
  memset(to, 0, sizeof *to);
  to->null = true;
  return true;
}

void operation_sendmsg(struct call* call) {
  struct outgoing outgoing;
  struct control control;
  struct address to;
  struct socket_message message;
  int flags = 0;
  memset(&message, 0, sizeof message);
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (!optional_address(call, &to) || !outgoing_argument(call, &outgoing)) return;
  if (control_argument(call, &control)) {
    message.name = to.null ? NULL : to.value.bytes;
    message.name_length = to.length;
    message.entries = outgoing.entries;
    message.count = outgoing.count;
    message.control = control.bytes;
    message.control_length = control.length;
    send_and_answer(call, &message, flags);
    control_free(&control);
  }
  outgoing_free(&outgoing);
}

#if defined(HAVE_DESCRIPTORS)
void operation_writev(struct call* call) {
  struct outgoing outgoing;
  ssize_t count = -1;
  if (!outgoing_argument(call, &outgoing)) return;
  do {
    if (!begin_call(call)) break;
    count = writev(call->descriptor, outgoing.entries, (int)outgoing.count);
  } while (end_call(call, (long)count));
  answer_count(call, (int64_t)count);
  outgoing_free(&outgoing);
}
#endif

/* What recvmsg fills, and the message that points to it. */
struct receipt {
  struct incoming incoming;
  struct buffer control;
  struct address_output from;
  struct socket_message message;
  int64_t rights_as;
};

static void prepare_receipt(struct receipt* receipt) {
  incoming_poison(&receipt->incoming);
  buffer_poison(&receipt->control);
  address_output_prepare(&receipt->from);
  memset(&receipt->message, 0, sizeof receipt->message);
  receipt->message.name = address_output_pointer(&receipt->from);
  receipt->message.name_length = receipt->from.length;
  receipt->message.entries = receipt->incoming.entries;
  receipt->message.count = receipt->incoming.count;
  receipt->message.control = receipt->control.capacity == 0 ? NULL : receipt->control.bytes;
  receipt->message.control_length = receipt->control.capacity;
}

static void answer_received_message(struct call* call, struct receipt* receipt, ssize_t count) {
  const struct socket_message* const message = &receipt->message;
  const size_t capacity = receipt->control.capacity;
  if (!call->called) return;
  receipt->from.length = message->name_length;
  open_outcome(call);
  write_incoming(call, &receipt->incoming, count);
  if (!call->failed) {
    write_flags(call->out, "flags", &message_flags, message->flags);
    write_control(call, receipt->control.bytes,
                  message->control_length < capacity ? message->control_length : capacity,
                  receipt->rights_as);
  }
  json_write_integer(call->out, "control_length", (int64_t)message->control_length);
  json_write_text(call->out, "control_guard",
                  buffer_guarded(&receipt->control) ? "intact" : "broken");
  write_address_output(call, &receipt->from);
  close_outcome(call);
}

static void receive_and_answer(struct call* call, struct receipt* receipt, int flags) {
  ssize_t count = -1;
  do {
    prepare_receipt(receipt);
    if (!begin_call(call)) return;
    count = receive_message(call->descriptor, &receipt->message, flags);
  } while (end_call(call, (long)count));
  answer_received_message(call, receipt, count);
}

static bool control_buffer(struct call* call, struct receipt* receipt) {
  int64_t capacity = 0;
  if (!integer_argument_or(call, "control_capacity", 0, 16384, 0, &capacity)) return false;
  if (!rights_argument(call, &receipt->rights_as)) return false;
  if (capacity > 0 && call->repeat == repeat_while_ok) {
    return broken(call, "recvmsg with control data cannot be repeated while ok");
  }
  return buffer_make(call, (size_t)capacity, 0, &receipt->control);
}

void operation_recvmsg(struct call* call) {
  struct receipt receipt;
  int flags = 0;
  memset(&receipt, 0, sizeof receipt);
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (!incoming_argument(call, &receipt.incoming)) return;
  if (control_buffer(call, &receipt)) {
    if (address_output_argument(call, &receipt.from)) {
      receive_and_answer(call, &receipt, flags);
      address_output_free(&receipt.from);
    }
    buffer_free(&receipt.control);
  }
  incoming_free(&receipt.incoming);
}

#if defined(HAVE_DESCRIPTORS)
void operation_readv(struct call* call) {
  struct incoming incoming;
  ssize_t count = -1;
  if (!incoming_argument(call, &incoming)) return;
  do {
    incoming_poison(&incoming);
    if (!begin_call(call)) break;
    count = readv(call->descriptor, incoming.entries, (int)incoming.count);
  } while (end_call(call, (long)count));
  if (call->called) {
    open_outcome(call);
    write_incoming(call, &incoming, count);
    close_outcome(call);
  }
  incoming_free(&incoming);
}
#endif
