#include "process.h"

#include <sys/utsname.h>

#include "child.h"
#include "handles.h"
#include "lanes.h"
#include "limits.h"
#include "made_paths.h"
#include "signals.h"
#include "system.h"

/* By this name the program can be executed again where the system does not know it. */
static const char* program = "sockspec-driver-native";

/* Arguments of an executed child: --child FILE CLOCK. */
static bool asked_to_be_child(int count, char** arguments) {
  return count == 4 && strcmp(arguments[1], "--child") == 0;
}

bool process_begin(int count, char** arguments, int* status) {
  if (asked_to_be_child(count, arguments)) {
    *status = child_main((int)strtol(arguments[2], NULL, 10), strtoll(arguments[3], NULL, 10));
    return false;
  }
  if (count > 0) program = arguments[0];
  signals_begin();
  limits_begin();
  return true;
}

void process_prepare(void) {
  children_begin(program);
  system_census_begin();
}

void process_end(void) {
  children_end();
}

void process_calm(void) {
  handles_disown(); /* else what the peer does now could end the driver by SIGIO */
  signals_reset();  /* before lanes get their masks back: it discards what is pending */
}

void process_restore(void) {
  limits_restore();
}

void process_restore_thread(void) {
  signals_restore_mask();
}

void process_note_address(const struct sockaddr* address, socklen_t length) {
  remember_address(address, length);
}

void process_remove_files(void) {
  remove_made_paths();
}

static const char* system_name(void) {
#if defined(__linux__)
  return "linux";
#elif defined(__APPLE__)
  return "darwin";
#elif defined(__FreeBSD__)
  return "freebsd";
#elif defined(__NetBSD__)
  return "netbsd";
#elif defined(__OpenBSD__)
  return "openbsd";
#else
  return "unknown";
#endif
}

void describe_system(struct system_description* to) {
  struct utsname system;
  memset(&system, 0, sizeof system);
  uname(&system);
  to->system = system_name();
  snprintf(to->name, sizeof to->name, "%s", system.sysname);
  snprintf(to->version, sizeof to->version, "%s", system.release);
  snprintf(to->machine, sizeof to->machine, "%s", system.machine);
}

void write_process_capabilities(struct json_writer* out) {
  static const char* const always[] = {"number", "limit", "census", "signal", "file", "rights"};
  for (size_t i = 0; i < sizeof always / sizeof *always; ++i) {
    json_write_text(out, NULL, always[i]);
  }
  if (children_possible()) json_write_text(out, NULL, "child");
}
