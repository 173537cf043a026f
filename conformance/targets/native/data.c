#include "data.h"

#include "lying.h"

void fill_ramp(unsigned char* bytes, size_t length, int64_t seed) {
  const unsigned start = (unsigned)((uint64_t)seed & 255);
  for (size_t i = 0; i < length; ++i) {
    bytes[i] = (unsigned char)(start + 131 * (unsigned)(i & 255) + 17 * (unsigned)((i >> 8) & 255));
  }
}

uint32_t crc32_of(const unsigned char* bytes, size_t length) {
  return crc32_with(0, bytes, length);
}

uint32_t crc32_with(uint32_t crc, const unsigned char* bytes, size_t length) {
  uint32_t remainders[256];
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t remainder = i;
    for (int bit = 0; bit < 8; ++bit) {
      remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? 0xEDB88320u : 0);
    }
    remainders[i] = remainder;
  }
  crc = ~crc;
  for (size_t i = 0; i < length; ++i) crc = (crc >> 8) ^ remainders[(crc ^ bytes[i]) & 255];
  return ~crc;
}

static bool attachment_payload(struct call* call, const struct json* which, struct payload* to) {
  if (which->kind != json_integer || which->integer < 0 ||
      (uint64_t)which->integer >= call->frame->attachment_count) {
    return broken(call, "there is no such attachment");
  }
  to->bytes = call->frame->attachments[which->integer].bytes;
  to->length = call->frame->attachments[which->integer].length;
  return true;
}

static bool pattern_payload(struct call* call, const struct json* value, struct payload* to) {
  const struct json* const seed = json_member(value, "seed");
  const struct json* const length = json_member(value, "length");
  if (!json_is_text(json_member(value, "pattern"), "ramp")) {
    return unsupported(call, "no pattern but ramp");
  }
  if (length == NULL || length->kind != json_integer || length->integer < 0 ||
      length->integer > greatest_data) {
    return broken(call, "a pattern's length must be an integer of at most %d", greatest_data);
  }
  if (seed != NULL && seed->kind != json_integer) return broken(call, "seed is not an integer");
  to->length = (size_t)length->integer;
  to->bytes = malloc(to->length + 1);
  if (to->bytes == NULL) return broken(call, "no memory for the data");
  to->owned = true;
  fill_ramp(to->bytes, to->length, seed == NULL ? 0 : seed->integer);
  return true;
}

bool payload_value(struct call* call, const char* name, const struct json* value,
                   struct payload* to) {
  const struct json* const attached = json_member(value, "attached");
  const struct json* const text = json_member(value, "text");
  const struct json* const hex = json_member(value, "hex");
  memset(to, 0, sizeof *to);
  if (value == NULL) return broken(call, "%s is missing", name);
  if (attached != NULL) return attachment_payload(call, attached, to);
  if (json_member(value, "pattern") != NULL) return pattern_payload(call, value, to);
  to->owned = true;
  if (text != NULL && text->kind == json_string) {
    return bytes_value(call, name, text, &to->bytes, &to->length);
  }
  if (hex != NULL) return bytes_value(call, name, value, &to->bytes, &to->length);
  return broken(call, "%s is not data: text, hex, pattern or attached", name);
}

bool payload_argument(struct call* call, struct payload* to) {
  const struct json* const data = json_member(call->arguments, "data");
  int64_t claims = 0;
  if (!json_is_null(data)) return payload_value(call, "data", data, to);
  memset(to, 0, sizeof *to);
  if (!integer_argument_or(call, "claims", 0, INT32_MAX, 1, &claims)) return false;
  to->length = (size_t)claims;
  return true;
}

void payload_free(struct payload* payload) {
  if (payload->owned) free(payload->bytes);
  payload->bytes = NULL;
}

void write_checksum(struct json_writer* out, uint32_t crc, size_t length) {
  json_open(out, "data", '{');
  json_write_integer(out, "crc32", crc);
  json_write_integer(out, "length", (int64_t)length);
  json_close(out, '}');
}

void write_data(struct json_writer* out, const unsigned char* bytes, size_t length) {
  if (length <= data_shown_as_hex) {
    json_write_hex(out, "data", bytes, length);
  } else {
    const bool lies = LIES("data.checksum_is_that_of_the_beginning");
    write_checksum(out, crc32_of(bytes, lies ? data_shown_as_hex : length), length);
  }
}
