#include "json.h"

/* Doubles the buffer until `more` bytes fit, or up to the limit. */
static bool grow(struct json_writer* out, size_t more) {
  size_t capacity = out->capacity == 0 ? 512 : out->capacity;
  char* text;
  if (more > out->limit - out->length) return false;
  while (capacity - out->length < more) capacity *= 2;
  if (capacity > out->limit) capacity = out->limit;
  text = realloc(out->text, capacity);
  if (text == NULL) return false;
  out->text = text;
  out->capacity = capacity;
  return true;
}

static void put(struct json_writer* out, const char* text, size_t length) {
  if (out->overflow) return;
  if (length > out->capacity - out->length && !grow(out, length)) {
    out->overflow = true;
    return;
  }
  memcpy(out->text + out->length, text, length);
  out->length += length;
}

static void put_quoted(struct json_writer* out, const char* text, size_t length) {
  static const char replacement[] = "\xEF\xBF\xBD";
  put(out, "\"", 1);
  for (size_t i = 0; i < length;) {
    const size_t bytes = utf8_sequence_length(text + i, length - i);
    const unsigned char first = (unsigned char)text[i];
    if (bytes == 0) {
      put(out, replacement, 3);
    } else if (first == '"' || first == '\\') {
      const char escaped[2] = {'\\', text[i]};
      put(out, escaped, 2);
    } else if (first < 0x20) {
      char escaped[7];
      snprintf(escaped, sizeof escaped, "\\u%04x", first);
      put(out, escaped, 6);
    } else {
      put(out, text + i, bytes);
    }
    i += bytes == 0 ? 1 : bytes;
  }
  put(out, "\"", 1);
}

/* What stands before a value: a comma unless it is the first here, and its name. */
static void put_name(struct json_writer* out, const char* name) {
  const char last = out->length > 0 ? out->text[out->length - 1] : '[';
  if (last != '[' && last != '{' && last != ':') put(out, ",", 1);
  if (name == NULL) return;
  put_quoted(out, name, strlen(name));
  put(out, ":", 1);
}

void json_open(struct json_writer* out, const char* name, char bracket) {
  put_name(out, name);
  put(out, &bracket, 1);
}

void json_close(struct json_writer* out, char bracket) {
  put(out, &bracket, 1);
}

void json_write_integer(struct json_writer* out, const char* name, int64_t value) {
  char digits[24];
  const int length = snprintf(digits, sizeof digits, "%lld", (long long)value);
  json_write_source(out, name, digits, (size_t)length);
}

void json_write_boolean(struct json_writer* out, const char* name, bool value) {
  json_write_source(out, name, value ? "true" : "false", value ? 4 : 5);
}

void json_write_null(struct json_writer* out, const char* name) {
  json_write_source(out, name, "null", 4);
}

void json_write_text(struct json_writer* out, const char* name, const char* text) {
  put_name(out, name);
  put_quoted(out, text, strlen(text));
}

static bool is_utf8(const char* text, size_t length) {
  for (size_t i = 0; i < length;) {
    const size_t bytes = utf8_sequence_length(text + i, length - i);
    if (bytes == 0) return false;
    i += bytes;
  }
  return true;
}

void json_write_bytes(struct json_writer* out, const char* name, const void* bytes, size_t length) {
  if (!is_utf8(bytes, length)) {
    json_write_hex(out, name, bytes, length);
    return;
  }
  put_name(out, name);
  put_quoted(out, bytes, length);
}

void json_write_hex(struct json_writer* out, const char* name, const void* bytes, size_t length) {
  static const char digits[] = "0123456789abcdef";
  const unsigned char* const from = bytes;
  put_name(out, name);
  put(out, "{\"hex\":\"", 8);
  for (size_t i = 0; i < length; ++i) {
    const char pair[2] = {digits[from[i] >> 4], digits[from[i] & 15]};
    put(out, pair, 2);
  }
  put(out, "\"}", 2);
}

void json_write_source(struct json_writer* out, const char* name, const char* source,
                       size_t length) {
  put_name(out, name);
  put(out, source, length);
}

void json_end_line(struct json_writer* out) {
  ++out->limit;
  put(out, "\n", 1);
}
