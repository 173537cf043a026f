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

static bool continues(const char* text, size_t length, size_t first, size_t last) {
  for (size_t i = first; i <= last; ++i) {
    if (i >= length || ((unsigned char)text[i] & 0xC0) != 0x80) return false;
  }
  return true;
}

size_t utf8_sequence_length(const char* text, size_t length) {
  const unsigned char first = length > 0 ? (unsigned char)text[0] : 0xFF;
  const unsigned char second = length > 1 ? (unsigned char)text[1] : 0;
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(text, length, 1, 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (first == 0xE0 && second < 0xA0) return 0; /* overlong */
    if (first == 0xED && second > 0x9F) return 0; /* a surrogate */
    return continues(text, length, 1, 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (first == 0xF0 && second < 0x90) return 0; /* overlong */
    if (first == 0xF4 && second > 0x8F) return 0; /* above U+10FFFF */
    return continues(text, length, 1, 3) ? 4 : 0;
  }
  return 0;
}
