/* Lies of the calls about the names of sockets, and of listen. */
#include "liar.h"

#include <netinet/in.h>
#include <string.h>

static int give(int descriptor, const struct sockaddr* name, socklen_t length) {
  return ((bind_call*)own(call_bind))(descriptor, name, length);
}

/* The address without its port, or without its UNIX name, which the system chooses. */
static int give_another(int descriptor, const struct sockaddr* name, socklen_t length) {
  struct sockaddr_storage other;
  if (name->sa_family == AF_UNIX) return give(descriptor, name, sizeof name->sa_family);
  memset(&other, 0, sizeof other);
  memcpy(&other, name, length < sizeof other ? length : sizeof other);
  /* Ports stand in the same place of both families. */
  memset((char*)&other + offsetof(struct sockaddr_in, sin_port), 0, sizeof(in_port_t));
  return give(descriptor, (const struct sockaddr*)&other, length);
}

static int evade_conflicts(int descriptor, const struct sockaddr* name, socklen_t length) {
  const int result = give(descriptor, name, length);
  return result != 0 && errno == EADDRINUSE ? give_another(descriptor, name, length) : result;
}

static int ignore_backlog(int descriptor, int backlog) {
  (void)backlog;
  return ((listen_call*)own(call_listen))(descriptor, SOMAXCONN);
}

static int name_of(enum call which, int descriptor, struct sockaddr* name, socklen_t* length) {
  return ((name_call*)own(which))(descriptor, name, length);
}

static int tell_no_length(enum call which, int descriptor, struct sockaddr* name,
                          const socklen_t* length) {
  socklen_t copy = length == NULL ? 0 : *length;
  return name_of(which, descriptor, name, length == NULL ? NULL : &copy);
}

/* The buffer is taken to hold any address: what it claims is not looked at. */
static int overrun(enum call which, int descriptor, struct sockaddr* name, socklen_t* length) {
  struct sockaddr_storage whole;
  socklen_t whole_length = sizeof whole;
  int result;
  if (name == NULL || length == NULL || (int)*length < 0) {
    return name_of(which, descriptor, name, length);
  }
  result = name_of(which, descriptor, (struct sockaddr*)&whole, &whole_length);
  if (result != 0) return result;
  memcpy(name, &whole, whole_length);
  *length = whole_length;
  return 0;
}

static int tell_no_length_of_own(int descriptor, struct sockaddr* name, socklen_t* length) {
  return tell_no_length(call_getsockname, descriptor, name, length);
}

static int tell_no_length_of_peer(int descriptor, struct sockaddr* name, socklen_t* length) {
  return tell_no_length(call_getpeername, descriptor, name, length);
}

static int overrun_with_own(int descriptor, struct sockaddr* name, socklen_t* length) {
  return overrun(call_getsockname, descriptor, name, length);
}

static int overrun_with_peer(int descriptor, struct sockaddr* name, socklen_t* length) {
  return overrun(call_getpeername, descriptor, name, length);
}

static int write_nothing(int descriptor, struct sockaddr* name, socklen_t* length) {
  struct sockaddr_storage unseen;
  (void)name;
  return name_of(call_getpeername, descriptor, (struct sockaddr*)&unseen, length);
}

const struct lie naming_lies[] = {
    {"bind.evades_conflicts", call_bind, (any_function*)evade_conflicts},
    {"listen.backlog_ignored", call_listen, (any_function*)ignore_backlog},
    {"getsockname.length_left_alone", call_getsockname, (any_function*)tell_no_length_of_own},
    {"getsockname.overruns_short_buffers", call_getsockname, (any_function*)overrun_with_own},
    {"getpeername.length_left_alone", call_getpeername, (any_function*)tell_no_length_of_peer},
    {"getpeername.overruns_short_buffers", call_getpeername, (any_function*)overrun_with_peer},
    {"getpeername.writes_nothing", call_getpeername, (any_function*)write_nothing},
    {NULL, call_count, NULL},
};

STANDS_IN int bind(int descriptor, const struct sockaddr* name, socklen_t length) {
  return ((bind_call*)chosen(call_bind))(descriptor, name, length);
}

STANDS_IN int listen(int descriptor, int backlog) {
  return ((listen_call*)chosen(call_listen))(descriptor, backlog);
}

STANDS_IN int getsockname(int descriptor, struct sockaddr* name, socklen_t* length) {
  return ((name_call*)chosen(call_getsockname))(descriptor, name, length);
}

STANDS_IN int getpeername(int descriptor, struct sockaddr* name, socklen_t* length) {
  return ((name_call*)chosen(call_getpeername))(descriptor, name, length);
}
