#include "hello.h"

#include "handles.h"
#include "lanes.h"
#include "operations.h"
#include "process.h"

int start_everything(void) {
  const int lanes = lanes_start();
  process_prepare();
  handles_begin();
  return lanes;
}

static const char* compiler(void) {
#if defined(__clang__)
  return "clang " __clang_version__;
#elif defined(__GNUC__)
  return "gcc " __VERSION__;
#elif defined(_MSC_FULL_VER)
  return "msvc";
#else
  return "unknown";
#endif
}

static const char* byte_order(void) {
  const uint16_t one = 1;
  unsigned char first;
  memcpy(&first, &one, 1);
  return first == 1 ? "little" : "big";
}

static void write_version(struct json_writer* out, const char* member, const char* name,
                          const char* version) {
  json_open(out, member, '{');
  json_write_text(out, "name", name);
  json_write_text(out, "version", version);
  json_close(out, '}');
}

static void write_host(struct json_writer* out, const struct system_description* system) {
  json_open(out, "host", '{');
  json_write_text(out, "system", system->system);
  json_write_text(out, "machine", system->machine);
  json_write_text(out, "byte_order", byte_order());
  json_write_integer(out, "pointer_size", (int64_t)sizeof(void*));
  json_write_integer(out, "long_size", (int64_t)sizeof(long));
  json_write_text(out, "compiler", compiler());
  json_close(out, '}');
}

static void write_capabilities(struct json_writer* out) {
  json_open(out, "capabilities", '[');
  write_process_capabilities(out);
  if (lanes_can_wait()) {
    json_write_text(out, NULL, "entered");
    json_write_text(out, NULL, "gate");
    json_write_text(out, NULL, "cancel");
  }
  if (lanes_can_tell_blocked()) json_write_text(out, NULL, "blocked");
  json_close(out, ']');
}

void write_hello(struct json_writer* out, int lanes) {
  struct system_description system;
  describe_system(&system);
  json_open(out, "ok", '{');
  json_write_integer(out, "protocol", 1);
  write_version(out, "driver", "native", SOCKSPEC_VERSION);
  write_version(out, "implementation", system.name, system.version);
  write_host(out, &system);
  json_write_integer(out, "lanes", lanes);
  write_capabilities(out);
  write_operations(out);
  json_close(out, '}');
}
