#include "vectors.h"

static bool fill_outgoing(struct call* call, const struct json* array, struct outgoing* to) {
  for (const struct json* value = array->first; value != NULL; value = value->next) {
    struct payload* const payload = &to->payloads[to->count];
    if (!payload_value(call, "buffers", value, payload)) return false;
    set_vector(&to->entries[to->count], payload->bytes, payload->length);
    ++to->count;
  }
  return true;
}

bool outgoing_argument(struct call* call, struct outgoing* to) {
  const struct json* array = NULL;
  memset(to, 0, sizeof *to);
  if (!array_argument(call, "buffers", required, &array)) return false;
  if (array->count > most_buffers) return broken(call, "more buffers than %d", most_buffers);
  to->payloads = calloc(array->count + 1, sizeof *to->payloads);
  to->entries = calloc(array->count + 1, sizeof *to->entries);
  if (to->payloads == NULL || to->entries == NULL) {
    broken(call, "no memory for the buffers");
  } else if (fill_outgoing(call, array, to)) {
    return true;
  }
  outgoing_free(to);
  return false;
}

void outgoing_free(struct outgoing* outgoing) {
  for (size_t i = 0; i < outgoing->count; ++i) payload_free(&outgoing->payloads[i]);
  free(outgoing->payloads);
  free(outgoing->entries);
}

static bool fill_incoming(struct call* call, const struct json* array, int64_t poison,
                          struct incoming* to) {
  int64_t left = greatest_data;
  for (const struct json* value = array->first; value != NULL; value = value->next) {
    struct buffer* const buffer = &to->buffers[to->count];
    if (value->kind != json_integer || value->integer < 0 || value->integer > left) {
      return broken(call, "capacities are not integers from 0 to %d in all", greatest_data);
    }
    left -= value->integer;
    if (!buffer_make(call, (size_t)value->integer, poison, buffer)) return false;
    set_vector(&to->entries[to->count], buffer->bytes, buffer->capacity);
    ++to->count;
  }
  return true;
}

bool incoming_argument(struct call* call, struct incoming* to) {
  const struct json* array = NULL;
  int64_t poison = 0;
  memset(to, 0, sizeof *to);
  if (!array_argument(call, "capacities", required, &array)) return false;
  if (!integer_argument_or(call, "poison", 0, INT32_MAX, 0, &poison)) return false;
  if (array->count > most_buffers) return broken(call, "more buffers than %d", most_buffers);
  to->buffers = calloc(array->count + 1, sizeof *to->buffers);
  to->entries = calloc(array->count + 1, sizeof *to->entries);
  if (to->buffers == NULL || to->entries == NULL) {
    broken(call, "no memory for the buffers");
  } else if (fill_incoming(call, array, poison, to)) {
    return true;
  }
  incoming_free(to);
  return false;
}

void incoming_poison(struct incoming* incoming) {
  for (size_t i = 0; i < incoming->count; ++i) buffer_poison(&incoming->buffers[i]);
}

/* Goes over the first `length` bytes of the joined buffers: copies them to `joined` if that is
   not null, and returns their checksum. */
static uint32_t join(const struct incoming* incoming, size_t length, unsigned char* joined) {
  uint32_t crc = 0;
  for (size_t i = 0; i < incoming->count; ++i) {
    const struct buffer* const buffer = &incoming->buffers[i];
    const size_t here = buffer->capacity < length ? buffer->capacity : length;
    crc = crc32_with(crc, buffer->bytes, here);
    if (joined != NULL) memcpy(joined, buffer->bytes, here);
    if (joined != NULL) joined += here;
    length -= here;
  }
  return crc;
}

static size_t total_capacity(const struct incoming* incoming) {
  size_t total = 0;
  for (size_t i = 0; i < incoming->count; ++i) total += incoming->buffers[i].capacity;
  return total;
}

/* What the buffers hold of the count, which may be greater than they are. */
static void write_joined(struct call* call, const struct incoming* incoming, size_t count) {
  const size_t total = total_capacity(incoming);
  const size_t length = count < total ? count : total;
  unsigned char joined[data_shown_as_hex];
  if (length <= sizeof joined) {
    join(incoming, length, joined);
    write_data(call->out, joined, length);
  } else {
    write_checksum(call->out, join(incoming, length, NULL), length);
  }
}

void write_incoming(struct call* call, const struct incoming* incoming, ssize_t count) {
  size_t written = 0;
  size_t start = 0;
  bool guarded = true;
  for (size_t i = 0; i < incoming->count; ++i) {
    const size_t here = buffer_written(&incoming->buffers[i]);
    if (here > 0) written = start + here;
    start += incoming->buffers[i].capacity;
    guarded = guarded && buffer_guarded(&incoming->buffers[i]);
  }
  if (!call->failed) {
    json_write_integer(call->out, "count", (int64_t)count);
    write_joined(call, incoming, (size_t)count);
  }
  json_write_integer(call->out, "written", (int64_t)written);
  json_write_text(call->out, "guard", guarded ? "intact" : "broken");
}

void incoming_free(struct incoming* incoming) {
  for (size_t i = 0; i < incoming->count; ++i) buffer_free(&incoming->buffers[i]);
  free(incoming->buffers);
  free(incoming->entries);
}
