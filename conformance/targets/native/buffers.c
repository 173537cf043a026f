#include "data.h"
#include "lying.h"

/* The guards' pattern: another multiplier than the ramp's, so that no poison is equal to it for
   long. */
static unsigned char guard_byte(size_t i) {
  return (unsigned char)(0xA7 ^ (i * 29));
}

static void fill_guard(unsigned char* bytes, size_t length) {
  for (size_t i = 0; i < length; ++i) bytes[i] = guard_byte(i);
}

static bool is_guard(const unsigned char* bytes, size_t length) {
  for (size_t i = 0; i < length; ++i) {
    if (bytes[i] != guard_byte(i)) return false;
  }
  return true;
}

static bool allocate(struct call* call, struct buffer* to) {
  size_t reach = to->capacity;
  if (to->claims > 0 && (uint64_t)to->claims > reach) {
    reach = to->claims > greatest_data ? greatest_data : (size_t)to->claims;
  }
  to->reach = reach + guard_size;
  to->memory = malloc(guard_size + to->reach);
  if (to->memory == NULL) return broken(call, "no memory for the buffer");
  to->bytes = to->memory + guard_size;
  fill_guard(to->memory, guard_size);
  return true;
}

bool buffer_make(struct call* call, size_t capacity, int64_t poison, struct buffer* to) {
  memset(to, 0, sizeof *to);
  to->capacity = capacity;
  to->claims = (int64_t)capacity;
  to->poison = poison;
  return allocate(call, to);
}

/* The integer `name` of an object, or the fallback where it is missing. */
static bool integer_member(struct call* call, const struct json* from, const char* name,
                           int64_t fallback, int64_t* to) {
  const struct json* const member = json_member(from, name);
  *to = fallback;
  if (member == NULL) return true;
  if (member->kind != json_integer) return broken(call, "%s is not an integer", name);
  *to = member->integer;
  return true;
}

bool buffer_value(struct call* call, const struct json* from, int64_t natural, struct buffer* to) {
  const bool null = json_is_null(json_member(from, "capacity"));
  int64_t capacity = 0;
  memset(to, 0, sizeof *to);
  if (!null && !integer_member(call, from, "capacity", natural, &capacity)) return false;
  if (capacity < 0 || capacity > greatest_data) {
    return broken(call, "capacity must be an integer from 0 to %d, or null", greatest_data);
  }
  to->capacity = (size_t)capacity;
  if (!integer_member(call, from, "claims", capacity, &to->claims)) return false;
  if (!integer_member(call, from, "poison", 0, &to->poison)) return false;
  return null || allocate(call, to);
}

void buffer_poison(struct buffer* buffer) {
  if (buffer->bytes == NULL) return;
  fill_ramp(buffer->bytes, buffer->capacity, buffer->poison);
  if (LIES("buffer.poison_is_left_out")) memset(buffer->bytes, 0, buffer->capacity);
  fill_guard(buffer->bytes + buffer->capacity, buffer->reach - buffer->capacity);
}

size_t buffer_written(const struct buffer* buffer) {
  const size_t chunk = 256;
  unsigned char expected[256];
  size_t written = 0;
  if (buffer->bytes == NULL) return 0;
  for (size_t start = 0; start < buffer->capacity; start += chunk) {
    const size_t length = buffer->capacity - start < chunk ? buffer->capacity - start : chunk;
    /* The ramp moves on by 17 with each 256 bytes. */
    fill_ramp(expected, length, buffer->poison + 17 * (int64_t)(start / chunk));
    if (memcmp(expected, buffer->bytes + start, length) == 0) continue;
    written = start + length;
    while (buffer->bytes[written - 1] == expected[written - 1 - start]) --written;
  }
  return written;
}

bool buffer_guarded(const struct buffer* buffer) {
  if (buffer->bytes == NULL) return true;
  return is_guard(buffer->memory, guard_size) &&
         is_guard(buffer->bytes + buffer->capacity, buffer->reach - buffer->capacity);
}

void buffer_free(struct buffer* buffer) {
  free(buffer->memory);
  buffer->memory = NULL;
  buffer->bytes = NULL;
}
