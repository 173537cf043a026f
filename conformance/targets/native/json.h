/* JSON for the driver's messages: a parser for text that cannot be trusted and a writer with a
   fixed bound. Numbers are integers within 2^53; a number with a fraction or an exponent is
   read, and is of no use to anybody. */
#ifndef SOCKSPEC_NATIVE_JSON_H
#define SOCKSPEC_NATIVE_JSON_H

#include "platform.h"

enum json_kind {
  json_null,
  json_false,
  json_true,
  json_integer,
  json_other_number,
  json_string,
  json_array,
  json_object
};

/* A node of a parsed text. Names and strings are decoded and may contain NUL bytes; all live as
   long as the document. */
struct json {
  enum json_kind kind;
  int64_t integer;
  const char* text; /* of a string: its bytes; of an array or object: its source text */
  size_t length;
  const char* name; /* null outside an object */
  size_t name_length;
  size_t count; /* children of an array or object */
  struct json* first;
  struct json* next;
};

struct json_document {
  struct json* nodes;
  size_t node_count;
  char* strings;
  struct json* root;
};

/* Parses exactly one JSON value; `source` must outlive the document. Returns null, or why it is
   not JSON (the document then owns nothing). */
const char* json_parse(struct json_document* document, const char* source, size_t length);
void json_free(struct json_document* document);

/* The member of that name, of several the last, or null; also null where `object` is null or no
   object. */
const struct json* json_member(const struct json* object, const char* name);
bool json_is_text(const struct json* value, const char* text);
bool json_is_null(const struct json* value);

/* 0 to 15, or -1. */
int hex_digit_value(char digit);
/* How many bytes the UTF-8 sequence at `text` has, 0 if it is not one (overlong, surrogate, cut
   off). */
size_t utf8_sequence_length(const char* text, size_t length);

/* Writes into a buffer that grows up to a limit. What does not fit sets `overflow` and is
   dropped; commas come by themselves. */
struct json_writer {
  char* text;
  size_t length;
  size_t capacity;
  size_t limit;
  bool overflow;
};

/* Ends the line: its LF has room beyond the limit. */
void json_end_line(struct json_writer* out);
/* In all of these, `name` is null for the elements of an array and for the outermost value. */
void json_open(struct json_writer* out, const char* name, char bracket);
void json_close(struct json_writer* out, char bracket);
void json_write_integer(struct json_writer* out, const char* name, int64_t value);
void json_write_boolean(struct json_writer* out, const char* name, bool value);
void json_write_null(struct json_writer* out, const char* name);
void json_write_text(struct json_writer* out, const char* name, const char* text);
/* Bytes that are UTF-8 as a string, others as {"hex":...}. */
void json_write_bytes(struct json_writer* out, const char* name, const void* bytes, size_t length);
/* Bytes as {"hex":...}. */
void json_write_hex(struct json_writer* out, const char* name, const void* bytes, size_t length);
/* A text that is already JSON. */
void json_write_source(struct json_writer* out, const char* name, const char* source,
                       size_t length);

#endif
