#include "address.h"
#include "operations.h"
#include "vectors.h"

#if defined(HAVE_BATCHES)

/* Messages to send: one buffer and perhaps an address each. */
struct outgoing_batch {
  struct payload* payloads;
  struct address* addresses;
  data_vector* entries;
  struct mmsghdr* headers;
  size_t count;
};

static void outgoing_batch_free(struct outgoing_batch* batch) {
  for (size_t i = 0; i < batch->count; ++i) payload_free(&batch->payloads[i]);
  free(batch->payloads);
  free(batch->addresses);
  free(batch->entries);
  free(batch->headers);
}

static bool add_message(struct call* call, const struct json* from, struct outgoing_batch* to) {
  struct payload* const payload = &to->payloads[to->count];
  struct address* const address = &to->addresses[to->count];
  struct msghdr* const header = &to->headers[to->count].msg_hdr;
  const struct json* const named = json_member(from, "address");
  if (!payload_value(call, "messages.data", json_member(from, "data"), payload)) return false;
  set_vector(&to->entries[to->count], payload->bytes, payload->length);
  header->msg_iov = &to->entries[to->count];
  header->msg_iovlen = 1;
  ++to->count;
  if (named == NULL) return true;
  if (!address_value(call, named, null_is_absent, address)) return false;
  if (address->null) return true;
  header->msg_name = address->value.bytes;
  header->msg_namelen = address->length;
  return true;
}

static bool outgoing_batch_argument(struct call* call, struct outgoing_batch* to) {
  const struct json* array = NULL;
  memset(to, 0, sizeof *to);
  if (!array_argument(call, "messages", required, &array)) return false;
  if (array->count > most_buffers) return broken(call, "more messages than %d", most_buffers);
  to->payloads = calloc(array->count + 1, sizeof *to->payloads);
  to->addresses = calloc(array->count + 1, sizeof *to->addresses);
  to->entries = calloc(array->count + 1, sizeof *to->entries);
  to->headers = calloc(array->count + 1, sizeof *to->headers);
  if (to->payloads == NULL || to->addresses == NULL || to->entries == NULL || to->headers == NULL) {
    return broken(call, "no memory for the messages");
  }
  for (const struct json* one = array->first; one != NULL; one = one->next) {
    if (!add_message(call, one, to)) return false;
  }
  return true;
}

static void answer_sent_batch(struct call* call, const struct outgoing_batch* batch, int count) {
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) {
    json_write_integer(call->out, "count", count);
    json_open(call->out, "lengths", '[');
    for (int i = 0; i < count; ++i) {
      json_write_integer(call->out, NULL, (int64_t)batch->headers[i].msg_len);
    }
    json_close(call->out, ']');
  }
  close_outcome(call);
}

void operation_sendmmsg(struct call* call) {
  struct outgoing_batch batch;
  int flags = 0;
  int count = -1;
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (outgoing_batch_argument(call, &batch)) {
    do {
      if (!begin_call(call)) break;
      count =
          (int)sendmmsg(call->descriptor, batch.headers, (unsigned)batch.count, (batch_flags)flags);
    } while (end_call(call, count));
    answer_sent_batch(call, &batch, count);
  }
  outgoing_batch_free(&batch);
}

/* Room for messages: a buffer and an address each. */
struct incoming_batch {
  struct incoming incoming;
  struct address_output* senders;
  struct mmsghdr* headers;
  struct timespec time;
  bool has_time;
};

static void incoming_batch_free(struct incoming_batch* batch) {
  for (size_t i = 0; batch->senders != NULL && i < batch->incoming.count; ++i) {
    address_output_free(&batch->senders[i]);
  }
  free(batch->senders);
  free(batch->headers);
  incoming_free(&batch->incoming);
}

static bool time_argument(struct call* call, struct incoming_batch* to) {
  int64_t nanoseconds = 0;
  bool infinite = true;
  if (!timeout_argument(call, &nanoseconds, &infinite)) return false;
  to->has_time = !infinite;
  to->time.tv_sec = (timeval_seconds)(nanoseconds / 1000000000);
  to->time.tv_nsec = (long)(nanoseconds % 1000000000);
  return true;
}

static bool incoming_batch_argument(struct call* call, struct incoming_batch* to) {
  memset(to, 0, sizeof *to);
  if (!time_argument(call, to)) return false;
  if (!incoming_argument(call, &to->incoming)) {
    memset(&to->incoming, 0, sizeof to->incoming); /* it has freed what it had */
    return false;
  }
  to->senders = calloc(to->incoming.count + 1, sizeof *to->senders);
  to->headers = calloc(to->incoming.count + 1, sizeof *to->headers);
  if (to->senders == NULL || to->headers == NULL) {
    return broken(call, "no memory for the messages");
  }
  for (size_t i = 0; i < to->incoming.count; ++i) {
    if (!address_output_argument(call, &to->senders[i])) return false;
  }
  return true;
}

static void prepare_incoming_batch(struct incoming_batch* batch) {
  incoming_poison(&batch->incoming);
  for (size_t i = 0; i < batch->incoming.count; ++i) {
    struct msghdr* const header = &batch->headers[i].msg_hdr;
    memset(&batch->headers[i], 0, sizeof batch->headers[i]);
    address_output_prepare(&batch->senders[i]);
    header->msg_name = address_output_pointer(&batch->senders[i]);
    header->msg_namelen = batch->senders[i].length;
    header->msg_iov = &batch->incoming.entries[i];
    header->msg_iovlen = 1;
  }
}

static void write_message(struct call* call, struct incoming_batch* batch, size_t i) {
  const struct buffer* const buffer = &batch->incoming.buffers[i];
  const size_t count = (size_t)batch->headers[i].msg_len; /* which has a sign in FreeBSD */
  batch->senders[i].length = batch->headers[i].msg_hdr.msg_namelen;
  json_open(call->out, NULL, '{');
  json_write_integer(call->out, "count", (int64_t)count);
  write_data(call->out, buffer->bytes, count < buffer->capacity ? count : buffer->capacity);
  json_write_integer(call->out, "written", (int64_t)buffer_written(buffer));
  json_write_text(call->out, "guard", buffer_guarded(buffer) ? "intact" : "broken");
  write_flags(call->out, "flags", &message_flags, batch->headers[i].msg_hdr.msg_flags);
  write_address_output(call, &batch->senders[i]);
  json_close(call->out, '}');
}

static void answer_received_batch(struct call* call, struct incoming_batch* batch, int count) {
  if (!call->called) return;
  open_outcome(call);
  if (!call->failed) {
    json_write_integer(call->out, "count", count);
    json_open(call->out, "messages", '[');
    for (int i = 0; i < count; ++i) write_message(call, batch, (size_t)i);
    json_close(call->out, ']');
  }
  close_outcome(call);
}

void operation_recvmmsg(struct call* call) {
  struct incoming_batch batch;
  int flags = 0;
  int count = -1;
  if (!flags_argument(call, "flags", &message_flags, &flags)) return;
  if (incoming_batch_argument(call, &batch)) {
    do {
      struct timespec time = batch.time; /* the system leaves there what is left of it */
      prepare_incoming_batch(&batch);
      if (!begin_call(call)) break;
      count = (int)recvmmsg(call->descriptor, batch.headers, (unsigned)batch.incoming.count,
                            (batch_flags)flags, batch.has_time ? &time : NULL);
    } while (end_call(call, count));
    answer_received_batch(call, &batch, count);
  }
  incoming_batch_free(&batch);
}

#endif
