#include "json.h"

const struct json* json_member(const struct json* object, const char* name) {
  const size_t length = strlen(name);
  const struct json* found = NULL;
  if (object == NULL || object->kind != json_object) return NULL;
  for (const struct json* member = object->first; member != NULL; member = member->next) {
    if (member->name_length == length && memcmp(member->name, name, length) == 0) found = member;
  }
  return found;
}

bool json_is_text(const struct json* value, const char* text) {
  return value != NULL && value->kind == json_string && value->length == strlen(text) &&
         memcmp(value->text, text, value->length) == 0;
}

bool json_is_null(const struct json* value) {
  return value != NULL && value->kind == json_null;
}

int hex_digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/* RFC 3629, section 4: which second bytes may follow which first ones, and how long it gets. */
struct utf8_row {
  unsigned char first_low, first_high;
  unsigned char second_low, second_high;
  unsigned char length;
};

static const struct utf8_row utf8_rows[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};

static bool follows(const struct utf8_row* row, const unsigned char* bytes) {
  if (bytes[1] < row->second_low || bytes[1] > row->second_high) return false;
  for (size_t i = 2; i < row->length; ++i) {
    if ((bytes[i] & 0xC0) != 0x80) return false;
  }
  return true;
}

size_t utf8_sequence_length(const char* text, size_t length) {
  const unsigned char* const bytes = (const unsigned char*)text;
  if (length == 0) return 0;
  if (bytes[0] < 0x80) return 1;
  for (size_t i = 0; i < sizeof utf8_rows / sizeof *utf8_rows; ++i) {
    const struct utf8_row* const row = &utf8_rows[i];
    if (bytes[0] < row->first_low || bytes[0] > row->first_high) continue;
    return length >= row->length && follows(row, bytes) ? row->length : 0;
  }
  return 0;
}
