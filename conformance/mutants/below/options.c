/* Lies of setsockopt and getsockopt. */
#include "liar.h"

#include <sys/time.h>

static int set(int descriptor, int level, int name, const void* from, socklen_t length) {
  return ((setsockopt_call*)own(call_setsockopt))(descriptor, level, name, from, length);
}

static int halve_receive_timeouts(int descriptor, int level, int name, const void* from,
                                  socklen_t length) {
  const struct timeval* const asked = from;
  const int result = set(descriptor, level, name, from, length);
  struct timeval half;
  if (result != 0 || level != SOL_SOCKET || name != SO_RCVTIMEO) return result;
  half.tv_sec = asked->tv_sec / 2;
  half.tv_usec = (asked->tv_sec % 2 * 1000000 + asked->tv_usec) / 2;
  return set(descriptor, level, name, &half, length);
}

static int leave_length_alone(int descriptor, int level, int name, void* to, socklen_t* length) {
  socklen_t copy = length == NULL ? 0 : *length;
  return ((getsockopt_call*)own(call_getsockopt))(descriptor, level, name, to,
                                                  length == NULL ? NULL : &copy);
}

const struct lie option_lies[] = {
    {"setsockopt.receive_timeout_halved", call_setsockopt, (any_function*)halve_receive_timeouts},
    {"getsockopt.length_left_alone", call_getsockopt, (any_function*)leave_length_alone},
    {NULL, call_count, NULL},
};

STANDS_IN int setsockopt(int descriptor, int level, int name, const void* from, socklen_t length) {
  return ((setsockopt_call*)chosen(call_setsockopt))(descriptor, level, name, from, length);
}

STANDS_IN int getsockopt(int descriptor, int level, int name, void* to, socklen_t* length) {
  return ((getsockopt_call*)chosen(call_getsockopt))(descriptor, level, name, to, length);
}
