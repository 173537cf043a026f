#include "arguments.h"

#include "handles.h"

static const struct json* argument(const struct call* call, const char* name) {
  return json_member(call->arguments, name);
}

static bool integer_value(struct call* call, const char* name, const struct json* value,
                          int64_t low, int64_t high, int64_t* to) {
  if (value->kind != json_integer) return broken(call, "%s is not an integer", name);
  if (value->integer < low || value->integer > high) {
    return broken(call, "%s is not within %lld and %lld", name, (long long)low, (long long)high);
  }
  *to = value->integer;
  return true;
}

bool integer_argument(struct call* call, const char* name, int64_t low, int64_t high, int64_t* to) {
  const struct json* const value = argument(call, name);
  if (value == NULL) return broken(call, "%s is missing", name);
  return integer_value(call, name, value, low, high, to);
}

bool integer_argument_or(struct call* call, const char* name, int64_t low, int64_t high,
                         int64_t fallback, int64_t* to) {
  const struct json* const value = argument(call, name);
  *to = fallback;
  return value == NULL || integer_value(call, name, value, low, high, to);
}

bool boolean_argument(struct call* call, const char* name, bool fallback, bool* to) {
  const struct json* const value = argument(call, name);
  *to = value == NULL ? fallback : value->kind == json_true;
  if (value == NULL || value->kind == json_true || value->kind == json_false) return true;
  return broken(call, "%s is not true or false", name);
}

bool text_argument_or_null(struct call* call, const char* name, char** to) {
  const struct json* const value = argument(call, name);
  unsigned char* bytes = NULL;
  size_t length = 0;
  *to = NULL;
  if (value == NULL) return broken(call, "%s is missing", name);
  if (value->kind == json_null) return true;
  if (!bytes_value(call, name, value, &bytes, &length) || bytes == NULL) return false;
  if (memchr(bytes, 0, length) != NULL) {
    free(bytes);
    return broken(call, "%s contains a NUL byte", name);
  }
  *to = (char*)bytes;
  return true;
}

bool text_argument(struct call* call, const char* name, char** to) {
  if (json_is_null(argument(call, name))) return broken(call, "%s is null", name);
  return text_argument_or_null(call, name, to);
}

bool array_argument(struct call* call, const char* name, enum presence presence,
                    const struct json** to) {
  *to = argument(call, name);
  if (*to == NULL) return presence == optional || broken(call, "%s is missing", name);
  return (*to)->kind == json_array || broken(call, "%s is not an array", name);
}

bool name_value(struct call* call, const char* name, const struct json* value,
                const struct name_table* table, int* to) {
  const struct json* const raw = json_member(value, "raw");
  const struct name_entry* entry;
  int64_t number = 0;
  if (raw != NULL) {
    /* Requests and flags fill all 32 bits; the sign is not theirs. */
    if (!integer_value(call, name, raw, INT32_MIN, UINT32_MAX, &number)) return false;
    *to = (int)(uint32_t)(number & 0xFFFFFFFF);
    return true;
  }
  if (value->kind != json_string) return broken(call, "%s is not a name or {\"raw\":N}", name);
  entry = name_entry_of(table, value);
  if (entry == NULL) {
    return unsupported(call, "no %s %.*s", table->what,
                       value->length > 64 ? 64 : (int)value->length, value->text);
  }
  *to = (int)(unsigned)(unsigned long)entry->number;
  return true;
}

bool name_argument(struct call* call, const char* name, const struct name_table* table, int* to) {
  const struct json* const value = argument(call, name);
  if (value == NULL) return broken(call, "%s is missing", name);
  return name_value(call, name, value, table, to);
}

bool name_argument_or(struct call* call, const char* name, const struct name_table* table,
                      int fallback, int* to) {
  const struct json* const value = argument(call, name);
  *to = fallback;
  return value == NULL || name_value(call, name, value, table, to);
}

static bool flags_value(struct call* call, const char* name, const struct json* array,
                        const struct name_table* table, int* to) {
  int flag = 0;
  *to = 0;
  if (array == NULL) return true;
  if (array->kind != json_array) return broken(call, "%s is not an array", name);
  for (const struct json* element = array->first; element != NULL; element = element->next) {
    if (!name_value(call, name, element, table, &flag)) return false;
    *to |= flag;
  }
  return true;
}

bool flags_argument(struct call* call, const char* name, const struct name_table* table, int* to) {
  return flags_value(call, name, argument(call, name), table, to);
}

bool hex_value(struct call* call, const char* name, const struct json* digits,
               unsigned char** bytes, size_t* length) {
  if (digits->kind != json_string || digits->length % 2 != 0) {
    return broken(call, "%s: hex is not pairs of digits", name);
  }
  *length = digits->length / 2;
  *bytes = calloc(*length + 1, 1);
  if (*bytes == NULL) return broken(call, "no memory for %s", name);
  for (size_t i = 0; i < *length; ++i) {
    const int high = hex_digit_value(digits->text[2 * i]);
    const int low = hex_digit_value(digits->text[2 * i + 1]);
    if (high < 0 || low < 0) {
      free(*bytes);
      *bytes = NULL;
      return broken(call, "%s: hex is not pairs of digits", name);
    }
    (*bytes)[i] = (unsigned char)(high * 16 + low);
  }
  return true;
}

bool bytes_value(struct call* call, const char* name, const struct json* value,
                 unsigned char** bytes, size_t* length) {
  const struct json* const hex = json_member(value, "hex");
  if (hex != NULL) return hex_value(call, name, hex, bytes, length);
  if (value->kind != json_string) return broken(call, "%s is not a string or {\"hex\":...}", name);
  *length = value->length;
  *bytes = malloc(*length + 1);
  if (*bytes == NULL) return broken(call, "no memory for %s", name);
  memcpy(*bytes, value->text, *length);
  (*bytes)[*length] = 0;
  return true;
}

bool handle_value(struct call* call, const char* name, const struct json* value,
                  socket_number* to) {
  const struct json* const number = json_member(value, "number");
  int64_t wanted = 0;
  if (value == NULL) return broken(call, "%s is missing", name);
  if (number != NULL) {
    if (!integer_value(call, name, number, INT_MIN, INT_MAX, &wanted)) return false;
    if (handles_are_drivers((socket_number)wanted)) {
      return broken(call, "number %lld is the driver's own", (long long)wanted);
    }
    *to = (socket_number)wanted;
    return true;
  }
  if (value->kind != json_integer) return broken(call, "%s is not a handle", name);
  if (!handles_find(value->integer, to)) {
    return broken(call, "no handle %lld", (long long)value->integer);
  }
  return true;
}

bool timeout_argument(struct call* call, int64_t* nanoseconds, bool* infinite) {
  const struct json* const timeout = argument(call, "timeout");
  *infinite = timeout == NULL || timeout->kind == json_null;
  *nanoseconds = 0;
  if (*infinite) return true;
  return integer_value(call, "timeout", timeout, INT64_MIN, INT64_MAX, nanoseconds);
}
