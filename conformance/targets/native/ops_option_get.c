#include "address.h"
#include "operations.h"
#include "waiting.h"

enum value_shape { shape_raw, shape_int, shape_linger, shape_duration, shape_address, shape_error };

struct shape_name {
  const char* name;
  enum value_shape shape;
  size_t size;
};

static const struct shape_name shapes[] = {
    {"int", shape_int, sizeof(int)},
    {"linger", shape_linger, sizeof(struct linger)},
    {"duration", shape_duration, sizeof(option_duration)},
    {"address", shape_address, sizeof(struct in_addr)},
    {"error", shape_error, sizeof(int)},
    {"raw", shape_raw, 256},
};

static bool shape_argument(struct call* call, struct shape_name* to) {
  const struct json* const wanted = json_member(call->arguments, "as_value");
  if (wanted == NULL) return broken(call, "as_value is missing");
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; ++i) {
    if (!json_is_text(wanted, shapes[i].name)) continue;
    *to = shapes[i];
    return true;
  }
  return broken(call, "as_value is not int, linger, duration, address, error or raw");
}

static void write_int(struct json_writer* out, const unsigned char* bytes, size_t length) {
  int value = 0;
  memcpy(&value, bytes, sizeof value);
  if (length == 1) value = bytes[0];
  json_write_integer(out, "int", value);
}

static void write_linger(struct json_writer* out, const void* bytes) {
  struct linger value;
  memcpy(&value, bytes, sizeof value);
  json_open(out, "linger", '{');
  json_write_boolean(out, "on", value.l_onoff != 0);
  json_write_integer(out, "seconds", value.l_linger);
  json_close(out, '}');
}

static void write_duration(struct json_writer* out, const void* bytes) {
  option_duration value;
  int64_t nanoseconds = 0;
  memcpy(&value, bytes, sizeof value);
  if (nanoseconds_of_option(value, &nanoseconds)) {
    json_write_integer(out, "duration", nanoseconds);
  } else {
    json_write_hex(out, "raw", bytes, sizeof value);
  }
}

/* SO_ERROR: null where nothing is pending. */
static void write_pending_error(struct json_writer* out, const void* bytes) {
  const struct error_name* name;
  int error = 0;
  memcpy(&error, bytes, sizeof error);
  if (error == 0) {
    json_write_null(out, "error");
    return;
  }
  name = system_error_name(error);
  json_open(out, "error", '{');
  write_error_members(out, system_error_space, error, name->native, name->portable);
  json_close(out, '}');
}

static void write_address_value(struct json_writer* out, const void* bytes, size_t length) {
  char host[INET6_ADDRSTRLEN] = "";
  inet_ntop(length == sizeof(struct in_addr) ? AF_INET : AF_INET6, bytes, host, sizeof host);
  json_write_text(out, "address", host);
}

/* A value whose length is not that of its shape is shown raw. */
static void write_value(struct json_writer* out, const struct shape_name* shape,
                        const unsigned char* bytes, size_t length) {
  /* Windows gives some switches as one byte; `length` tells. */
  const bool is_switch = shape->shape == shape_int && length == 1;
  const bool is_inet6 = shape->shape == shape_address && length == sizeof(struct in6_addr);
  json_open(out, "value", '{');
  if (shape->shape == shape_raw || (length != shape->size && !is_inet6 && !is_switch)) {
    json_write_hex(out, "raw", bytes, length);
  } else if (shape->shape == shape_int) {
    write_int(out, bytes, length);
  } else if (shape->shape == shape_linger) {
    write_linger(out, bytes);
  } else if (shape->shape == shape_duration) {
    write_duration(out, bytes);
  } else if (shape->shape == shape_error) {
    write_pending_error(out, bytes);
  } else {
    write_address_value(out, bytes, length);
  }
  json_close(out, '}');
}

static void answer_option(struct call* call, const struct shape_name* shape,
                          const struct buffer* buffer, socklen_t length) {
  size_t shown = (size_t)length < buffer->capacity ? (size_t)length : buffer->capacity;
  if (!call->called) return;
  if (shown > 8192) shown = 8192; /* what a line has room for */
  open_outcome(call);
  if (!call->failed && buffer->bytes != NULL) write_value(call->out, shape, buffer->bytes, shown);
  json_write_integer(call->out, "length", (int64_t)length);
  json_write_integer(call->out, "written", (int64_t)buffer_written(buffer));
  json_write_text(call->out, "guard", buffer_guarded(buffer) ? "intact" : "broken");
  close_outcome(call);
}

/* The natural capacity: of an address, that of the level's family. */
static int64_t natural_capacity(const struct shape_name* shape, int level) {
  if (shape->shape == shape_address && level == IPPROTO_IPV6) return sizeof(struct in6_addr);
  return (int64_t)shape->size;
}

void operation_getsockopt(struct call* call) {
  struct shape_name shape = {NULL, shape_raw, 0};
  struct buffer buffer;
  socklen_t length = 0;
  int level = 0;
  int name = 0;
  int result = -1;
  if (!name_argument(call, "level", &option_levels, &level)) return;
  if (!name_argument(call, "name", &option_names, &name)) return;
  if (!shape_argument(call, &shape)) return;
  if (!buffer_value(call, call->arguments, natural_capacity(&shape, level), &buffer)) return;
  do {
    buffer_poison(&buffer);
    length = (socklen_t)(buffer.claims & 0xFFFFFFFF);
    if (!begin_call(call)) break;
    result = read_option(call->descriptor, level, name, buffer.bytes, &length);
  } while (end_call(call, result));
  answer_option(call, &shape, &buffer, length);
  buffer_free(&buffer);
}
