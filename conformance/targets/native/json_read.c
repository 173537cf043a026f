#include "json.h"

enum { greatest_depth = 32 };
static const int64_t greatest_integer = (int64_t)1 << 53;

struct json_reader {
  const char* at;
  const char* end;
  struct json_document* document;
  char* strings_end;
  int depth;
};

static const char* read_value(struct json_reader* in, struct json* value);

static void skip_space(struct json_reader* in) {
  while (in->at < in->end &&
         (*in->at == ' ' || *in->at == '\t' || *in->at == '\n' || *in->at == '\r')) {
    ++in->at;
  }
}

static bool take(struct json_reader* in, char wanted) {
  skip_space(in);
  if (in->at == in->end || *in->at != wanted) return false;
  ++in->at;
  return true;
}

/* Reads the four digits after \u; -1 if there are no such four. */
static long read_code_unit(struct json_reader* in) {
  long unit = 0;
  int digit;
  if (in->end - in->at < 4) return -1;
  for (int i = 0; i < 4; ++i) {
    digit = hex_digit_value(*in->at++);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static void put_character(struct json_reader* in, long character) {
  if (character < 0x80) {
    *in->strings_end++ = (char)character;
    return;
  }
  if (character < 0x800) {
    *in->strings_end++ = (char)(0xC0 | (character >> 6));
  } else if (character < 0x10000) {
    *in->strings_end++ = (char)(0xE0 | (character >> 12));
    *in->strings_end++ = (char)(0x80 | ((character >> 6) & 0x3F));
  } else {
    *in->strings_end++ = (char)(0xF0 | (character >> 18));
    *in->strings_end++ = (char)(0x80 | ((character >> 12) & 0x3F));
    *in->strings_end++ = (char)(0x80 | ((character >> 6) & 0x3F));
  }
  *in->strings_end++ = (char)(0x80 | (character & 0x3F));
}

static const char* read_unicode_escape(struct json_reader* in) {
  const long first = read_code_unit(in);
  long second;
  if (first < 0) return "a \\u without four digits";
  if (first >= 0xDC00 && first <= 0xDFFF) return "half a surrogate pair";
  if (first < 0xD800 || first > 0xDBFF) {
    put_character(in, first);
    return NULL;
  }
  if (in->end - in->at < 2 || in->at[0] != '\\' || in->at[1] != 'u') return "half a surrogate pair";
  in->at += 2;
  second = read_code_unit(in);
  if (second < 0xDC00 || second > 0xDFFF) return "half a surrogate pair";
  put_character(in, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
  return NULL;
}

static const char* read_escape(struct json_reader* in) {
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char* found;
  char letter;
  if (in->at == in->end) return "a string without end";
  letter = *in->at++;
  if (letter == 'u') return read_unicode_escape(in);
  found = letter == '\0' ? NULL : strchr(letters, letter);
  if (found == NULL) return "an unknown escape";
  *in->strings_end++ = meanings[found - letters];
  return NULL;
}

/* Reads a string into the document. The decoded text is never longer than its source, so it
   fits. */
static const char* read_string(struct json_reader* in, const char** text, size_t* length) {
  char* const start = in->strings_end;
  if (!take(in, '"')) return "no string where one must be";
  while (in->at < in->end && *in->at != '"') {
    size_t bytes = utf8_sequence_length(in->at, (size_t)(in->end - in->at));
    const char* why = NULL;
    if (*in->at == '\\') {
      ++in->at;
      why = read_escape(in);
      if (why != NULL) return why;
      continue;
    }
    if (bytes == 0) return "bytes that are not UTF-8";
    if ((unsigned char)*in->at < 0x20) return "a control character in a string";
    memcpy(in->strings_end, in->at, bytes);
    in->strings_end += bytes;
    in->at += bytes;
  }
  if (in->at == in->end) return "a string without end";
  ++in->at;
  *text = start;
  *length = (size_t)(in->strings_end - start);
  return NULL;
}

static bool is_digit(const struct json_reader* in) {
  return in->at < in->end && *in->at >= '0' && *in->at <= '9';
}

static size_t skip_digits(struct json_reader* in) {
  const char* const start = in->at;
  while (is_digit(in)) ++in->at;
  return (size_t)(in->at - start);
}

/* Skips a fraction and an exponent. Returns whether there was one; `valid` is cleared if it has
   no digits. */
static bool skip_fraction(struct json_reader* in, bool* valid) {
  bool there = false;
  if (in->at < in->end && *in->at == '.') {
    there = true;
    ++in->at;
    if (skip_digits(in) == 0) *valid = false;
  }
  if (in->at < in->end && (*in->at == 'e' || *in->at == 'E')) {
    there = true;
    ++in->at;
    if (in->at < in->end && (*in->at == '+' || *in->at == '-')) ++in->at;
    if (skip_digits(in) == 0) *valid = false;
  }
  return there;
}

static const char* read_number(struct json_reader* in, struct json* value) {
  const bool negative = *in->at == '-';
  const char* start;
  bool valid = true;
  int64_t number = 0;
  if (negative) ++in->at;
  start = in->at;
  value->kind = json_integer;
  while (is_digit(in)) {
    if (number <= greatest_integer) number = number * 10 + (*in->at - '0');
    ++in->at;
  }
  if (in->at == start) return "a value that is none";
  if (*start == '0' && in->at - start > 1) return "a number that starts with 0";
  if (skip_fraction(in, &valid) || number > greatest_integer) value->kind = json_other_number;
  if (!valid) return "a number without digits";
  value->integer = negative ? -number : number;
  return NULL;
}

static struct json* new_child(struct json_reader* in, struct json* parent, struct json* last) {
  struct json* const child = &in->document->nodes[in->document->node_count++];
  memset(child, 0, sizeof *child);
  ++parent->count;
  if (last == NULL) {
    parent->first = child;
  } else {
    last->next = child;
  }
  return child;
}

static const char* read_children(struct json_reader* in, struct json* parent, char closing) {
  struct json* child = NULL;
  const char* why = NULL;
  if (take(in, closing)) return NULL;
  do {
    child = new_child(in, parent, child);
    if (parent->kind == json_object) {
      skip_space(in);
      why = read_string(in, &child->name, &child->name_length);
      if (why != NULL) return why;
      if (!take(in, ':')) return "no colon after a name";
    }
    why = read_value(in, child);
    if (why != NULL) return why;
  } while (take(in, ','));
  return take(in, closing) ? NULL : "no comma or closing bracket";
}

static const char* read_nested(struct json_reader* in, struct json* value) {
  const char* const start = in->at++;
  const char* why;
  value->kind = *start == '{' ? json_object : json_array;
  if (++in->depth > greatest_depth) return "values nested too deeply";
  why = read_children(in, value, *start == '{' ? '}' : ']');
  --in->depth;
  value->text = start;
  value->length = (size_t)(in->at - start);
  return why;
}

static bool take_word(struct json_reader* in, const char* word) {
  const size_t length = strlen(word);
  if ((size_t)(in->end - in->at) < length || memcmp(in->at, word, length) != 0) return false;
  in->at += length;
  return true;
}

static const char* read_value(struct json_reader* in, struct json* value) {
  skip_space(in);
  if (in->at == in->end) return "a value that is missing";
  if (*in->at == '{' || *in->at == '[') return read_nested(in, value);
  if (*in->at == '"') {
    value->kind = json_string;
    return read_string(in, &value->text, &value->length);
  }
  if (take_word(in, "null")) {
    value->kind = json_null;
  } else if (take_word(in, "true")) {
    value->kind = json_true;
  } else if (take_word(in, "false")) {
    value->kind = json_false;
  } else {
    return read_number(in, value);
  }
  return NULL;
}

/* Every value but the first one of an array or object comes after a comma. */
static size_t most_nodes(const char* source, size_t length) {
  size_t nodes = 1;
  for (size_t i = 0; i < length; ++i) {
    if (source[i] == ',' || source[i] == '[' || source[i] == '{') ++nodes;
  }
  return nodes;
}

const char* json_parse(struct json_document* document, const char* source, size_t length) {
  struct json_reader in = {source, source + length, document, NULL, 0};
  const char* why = "no memory";
  memset(document, 0, sizeof *document);
  document->nodes = malloc(most_nodes(source, length) * sizeof *document->nodes);
  document->strings = malloc(length + 1);
  if (document->nodes != NULL && document->strings != NULL) {
    in.strings_end = document->strings;
    document->root = document->nodes;
    memset(document->root, 0, sizeof *document->root);
    document->node_count = 1;
    why = read_value(&in, document->root);
    skip_space(&in);
    if (why == NULL && in.at != in.end) why = "more text after the value";
  }
  if (why != NULL) json_free(document);
  return why;
}

void json_free(struct json_document* document) {
  free(document->nodes);
  free(document->strings);
  memset(document, 0, sizeof *document);
}
