/* Scattered data: the buffers of sendmsg and writev, recvmsg and readv. */
#ifndef SOCKSPEC_NATIVE_VECTORS_H
#define SOCKSPEC_NATIVE_VECTORS_H

#include "data.h"

enum { most_buffers = 4096 };

/* What to send: the argument `buffers`. */
struct outgoing {
  struct payload* payloads;
  struct iovec* entries;
  size_t count;
};
bool outgoing_argument(struct call* call, struct outgoing* to);
void outgoing_free(struct outgoing* outgoing);

/* Where to receive: the argument `capacities`, each a guarded buffer. */
struct incoming {
  struct buffer* buffers;
  struct iovec* entries;
  size_t count;
};
bool incoming_argument(struct call* call, struct incoming* to);
/* Before each call. */
void incoming_poison(struct incoming* incoming);
/* Writes count and data (what the buffers hold of it, joined) unless the call failed; written
   and guard. */
void write_incoming(struct call* call, const struct incoming* incoming, ssize_t count);
void incoming_free(struct incoming* incoming);

#endif
