/* Lies of send and sendto. */
#include "liar.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

enum { large = 1000 }; /* bytes */

static ssize_t transmit(int descriptor, const void* from, size_t size, int flags) {
  return ((send_call*)own(call_send))(descriptor, from, size, flags);
}

static ssize_t drop_nosignal(int descriptor, const void* from, size_t size, int flags) {
  return transmit(descriptor, from, size, flags & ~MSG_NOSIGNAL);
}

static ssize_t drop_urgency(int descriptor, const void* from, size_t size, int flags) {
  return transmit(descriptor, from, size, flags & ~MSG_OOB);
}

static ssize_t drop_dontwait(int descriptor, const void* from, size_t size, int flags) {
  return transmit(descriptor, from, size, flags & ~MSG_DONTWAIT);
}

/* Of large data the last byte is not taken, and all of it is reported. */
static ssize_t lose_the_last_byte(int descriptor, const void* from, size_t size, int flags) {
  const size_t taken = size > large ? size - 1 : size;
  const ssize_t count = transmit(descriptor, from, taken, flags);
  return count > 0 && (size_t)count == taken ? (ssize_t)size : count;
}

static ssize_t hold_nothing_back(int descriptor, const void* from, size_t size, int flags) {
  const int on = 1; /* refused where it is not TCP, which holds nothing back */
  ((setsockopt_call*)own(call_setsockopt))(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return transmit(descriptor, from, size, flags);
}

static ssize_t drop_flags(int descriptor, const void* from, size_t size, int flags,
                          const struct sockaddr* to, socklen_t length) {
  (void)flags;
  return ((sendto_call*)own(call_sendto))(descriptor, from, size, 0, to, length);
}

static ssize_t ignore_the_address(int descriptor, const void* from, size_t size, int flags,
                                  const struct sockaddr* to, socklen_t length) {
  sendto_call* const address = (sendto_call*)own(call_sendto);
  const ssize_t count = address(descriptor, from, size, flags, NULL, 0);
  if (count >= 0 || (errno != EDESTADDRREQ && errno != ENOTCONN)) return count;
  return address(descriptor, from, size, flags, to, length);
}

const struct lie sending_lies[] = {
    {"send.nosignal_dropped", call_send, (any_function*)drop_nosignal},
    {"send.urgency_dropped", call_send, (any_function*)drop_urgency},
    {"send.dontwait_dropped", call_send, (any_function*)drop_dontwait},
    {"send.loses_the_last_byte", call_send, (any_function*)lose_the_last_byte},
    {"send.holds_nothing_back", call_send, (any_function*)hold_nothing_back},
    {"sendto.flags_dropped", call_sendto, (any_function*)drop_flags},
    {"sendto.address_ignored", call_sendto, (any_function*)ignore_the_address},
    {NULL, call_count, NULL},
};

STANDS_IN ssize_t send(int descriptor, const void* from, size_t size, int flags) {
  return ((send_call*)chosen(call_send))(descriptor, from, size, flags);
}

STANDS_IN ssize_t sendto(int descriptor, const void* from, size_t size, int flags,
                         const struct sockaddr* to, socklen_t length) {
  return ((sendto_call*)chosen(call_sendto))(descriptor, from, size, flags, to, length);
}
