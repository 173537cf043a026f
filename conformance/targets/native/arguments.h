/* Readers of arguments. Each returns false after having answered `broken` (missing, of the wrong
   shape, out of range: with the member's name) or `unsupported` (a name that this system does
   not know). */
#ifndef SOCKSPEC_NATIVE_ARGUMENTS_H
#define SOCKSPEC_NATIVE_ARGUMENTS_H

#include "calls.h"
#include "names.h"

/* Of `args`; the second form gives a default for a member that is missing. Both bounds are
   allowed values. */
bool integer_argument(struct call* call, const char* name, int64_t low, int64_t high, int64_t* to);
bool integer_argument_or(struct call* call, const char* name, int64_t low, int64_t high,
                         int64_t fallback, int64_t* to);
bool boolean_argument(struct call* call, const char* name, bool fallback, bool* to);
/* A string without NUL bytes, or {"hex":...}: NUL-terminated, to be freed. Null stands for
   JSON's null. */
bool text_argument(struct call* call, const char* name, char** to);
bool text_argument_or_null(struct call* call, const char* name, char** to);
/* An array; null and true if it is missing and `required` is not set. */
enum presence { required, optional };
bool array_argument(struct call* call, const char* name, enum presence presence,
                    const struct json** to);

/* A name of that table, or {"raw":N}. */
bool name_value(struct call* call, const char* name, const struct json* value,
                const struct name_table* table, int* to);
bool name_argument(struct call* call, const char* name, const struct name_table* table, int* to);
/* The same with a default for a missing member. */
bool name_argument_or(struct call* call, const char* name, const struct name_table* table,
                      int fallback, int* to);
/* An array of names or {"raw":N}, joined with `or`; a missing one is 0. */
bool flags_argument(struct call* call, const char* name, const struct name_table* table, int* to);

/* Decodes {"hex":...} or a string into bytes (to be freed; one more than length, a NUL). */
bool bytes_value(struct call* call, const char* name, const struct json* value,
                 unsigned char** bytes, size_t* length);
/* Decodes a string of hexadecimal digits. */
bool hex_value(struct call* call, const char* name, const struct json* digits,
               unsigned char** bytes, size_t* length);

/* A handle or {"number":N}. */
bool handle_value(struct call* call, const char* name, const struct json* value, socket_number* to);
/* Nanoseconds or null: `infinite` tells which. A missing one is as null. */
bool timeout_argument(struct call* call, int64_t* nanoseconds, bool* infinite);

#endif
