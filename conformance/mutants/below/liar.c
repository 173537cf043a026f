#define _GNU_SOURCE /* RTLD_NEXT */
#include "liar.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char* const names[call_count] = {
    [call_socket] = "socket",
    [call_socketpair] = "socketpair",
    [call_accept] = "accept",
    [call_accept4] = "accept4",
    [call_bind] = "bind",
    [call_listen] = "listen",
    [call_getsockname] = "getsockname",
    [call_getpeername] = "getpeername",
    [call_recv] = "recv",
    [call_recvfrom] = "recvfrom",
    [call_send] = "send",
    [call_sendto] = "sendto",
    [call_sendmsg] = "sendmsg",
    [call_recvmsg] = "recvmsg",
    [call_shutdown] = "shutdown",
    [call_close] = "close",
    [call_dup] = "dup",
    [call_getsockopt] = "getsockopt",
    [call_setsockopt] = "setsockopt",
    [call_fcntl] = "fcntl",
    [call_poll] = "poll",
    [call_select] = "select",
};

static const struct lie* const tables[] = {
    creation_lies, naming_lies,     receiving_lies, sending_lies,   message_lies,
    ending_lies,   descriptor_lies, option_lies,    readiness_lies, NULL};

static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static const char* told = "";
static any_function* libc_own[call_count];
static any_function* standing_in[call_count];

static void tell(const struct lie* table) {
  for (const struct lie* row = table; row->id != NULL; ++row) {
    if (strcmp(row->id, told) == 0) standing_in[row->about] = row->told;
  }
}

/* ISO C knows no cast from dlsym's result to a function. */
static any_function* next(const char* name) {
  void* const found = dlsym(RTLD_NEXT, name);
  any_function* function = NULL;
  memcpy(&function, &found, sizeof function);
  return function;
}

static void prepare(void) {
  const char* const asked = getenv("SOCKSPEC_LIE");
  if (asked != NULL) told = asked;
  for (int i = 0; i < call_count; ++i) libc_own[i] = standing_in[i] = next(names[i]);
  for (size_t i = 0; tables[i] != NULL; ++i) tell(tables[i]);
  if (!is_hollow_told()) return;
  standing_in[call_setsockopt] = (any_function*)set_hollow;
  standing_in[call_getsockopt] = (any_function*)get_hollow;
}

any_function* own(enum call which) {
  pthread_once(&prepared, prepare);
  return libc_own[which];
}

any_function* chosen(enum call which) {
  pthread_once(&prepared, prepare);
  return standing_in[which];
}

bool is_told(const char* id) {
  return strcmp(id, told) == 0;
}
