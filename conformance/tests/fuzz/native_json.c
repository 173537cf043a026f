/* The native driver's JSON parser, for the test `values`. */
#include "../../targets/native/json.h"

int sockspec_fuzz_native_json(const char* text, size_t length);

int sockspec_fuzz_native_json(const char* text, size_t length) {
  struct json_document document;
  if (json_parse(&document, text, length) != NULL) return 0;
  json_free(&document);
  return 1;
}
