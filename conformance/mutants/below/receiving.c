/* Lies of recv and recvfrom. */
#include "liar.h"

enum { large = 1000 }; /* bytes */

static ssize_t receive(int descriptor, void* to, size_t size, int flags) {
  return ((recv_call*)own(call_recv))(descriptor, to, size, flags);
}

static ssize_t drop_peek(int descriptor, void* to, size_t size, int flags) {
  return receive(descriptor, to, size, flags & ~MSG_PEEK);
}

static ssize_t drop_waitall(int descriptor, void* to, size_t size, int flags) {
  return receive(descriptor, to, size, flags & ~MSG_WAITALL);
}

static ssize_t drop_dontwait(int descriptor, void* to, size_t size, int flags) {
  return receive(descriptor, to, size, flags & ~MSG_DONTWAIT);
}

static ssize_t drop_truncation(int descriptor, void* to, size_t size, int flags) {
  return receive(descriptor, to, size, flags & ~MSG_TRUNC);
}

/* As a terminator would be, where there is no room for one. */
static ssize_t overrun_large_buffers(int descriptor, void* to, size_t size, int flags) {
  const ssize_t count = receive(descriptor, to, size, flags);
  char* const bytes = to;
  if (count >= large && (size_t)count == size) bytes[count] = (char)~bytes[count];
  return count;
}

static ssize_t drop_flags(int descriptor, void* to, size_t size, int flags, struct sockaddr* from,
                          socklen_t* length) {
  (void)flags;
  return ((recvfrom_call*)own(call_recvfrom))(descriptor, to, size, 0, from, length);
}

static ssize_t not_tell_the_sender(int descriptor, void* to, size_t size, int flags,
                                   struct sockaddr* from, socklen_t* length) {
  struct sockaddr_storage unseen;
  struct sockaddr* const elsewhere = from == NULL ? NULL : (struct sockaddr*)&unseen;
  return ((recvfrom_call*)own(call_recvfrom))(descriptor, to, size, flags, elsewhere, length);
}

static ssize_t leave_length_alone(int descriptor, void* to, size_t size, int flags,
                                  struct sockaddr* from, socklen_t* length) {
  socklen_t copy = length == NULL ? 0 : *length;
  return ((recvfrom_call*)own(call_recvfrom))(descriptor, to, size, flags, from,
                                              length == NULL ? NULL : &copy);
}

const struct lie receiving_lies[] = {
    {"recv.peek_dropped", call_recv, (any_function*)drop_peek},
    {"recv.waitall_dropped", call_recv, (any_function*)drop_waitall},
    {"recv.dontwait_dropped", call_recv, (any_function*)drop_dontwait},
    {"recv.truncation_dropped", call_recv, (any_function*)drop_truncation},
    {"recv.overruns_large_buffers", call_recv, (any_function*)overrun_large_buffers},
    {"recvfrom.flags_dropped", call_recvfrom, (any_function*)drop_flags},
    {"recvfrom.sender_not_written", call_recvfrom, (any_function*)not_tell_the_sender},
    {"recvfrom.length_left_alone", call_recvfrom, (any_function*)leave_length_alone},
    {NULL, call_count, NULL},
};

STANDS_IN ssize_t recv(int descriptor, void* to, size_t size, int flags) {
  return ((recv_call*)chosen(call_recv))(descriptor, to, size, flags);
}

STANDS_IN ssize_t recvfrom(int descriptor, void* to, size_t size, int flags, struct sockaddr* from,
                           socklen_t* length) {
  return ((recvfrom_call*)chosen(call_recvfrom))(descriptor, to, size, flags, from, length);
}
