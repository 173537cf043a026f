/* Scattered data: the buffers of sendmsg and writev, recvmsg and readv; and messages of them. */
#ifndef SOCKSPEC_NATIVE_VECTORS_H
#define SOCKSPEC_NATIVE_VECTORS_H

#include "data.h"

enum { most_buffers = 4096 };

/* What to send: the argument `buffers`. */
struct outgoing {
  struct payload* payloads;
  data_vector* entries;
  size_t count;
};
bool outgoing_argument(struct call* call, struct outgoing* to);
void outgoing_free(struct outgoing* outgoing);

/* Where to receive: the argument `capacities`, each a guarded buffer. */
struct incoming {
  struct buffer* buffers;
  data_vector* entries;
  size_t count;
};
bool incoming_argument(struct call* call, struct incoming* to);
/* Before each call. */
void incoming_poison(struct incoming* incoming);
/* Writes count and data (what the buffers hold of it, joined) unless the call failed; written
   and guard. */
void write_incoming(struct call* call, const struct incoming* incoming, ssize_t count);
void incoming_free(struct incoming* incoming);

/* A message, in members of the same types everywhere. */
struct socket_message {
  void* name; /* an address, or null */
  socklen_t name_length;
  data_vector* entries;
  size_t count;
  void* control;
  size_t control_length;
  int flags; /* of what was received */
};
/* sendmsg and recvmsg: their counts, or -1. The latter changes lengths and flags.
   socket_message_posix.c, socket_message_windows.c */
ssize_t send_message(socket_number to, const struct socket_message* message, int flags);
ssize_t receive_message(socket_number from, struct socket_message* message, int flags);

#endif
