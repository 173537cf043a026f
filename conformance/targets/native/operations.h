/* The table of operations: what the driver declares at hello, and what a call's `op` may name. */
#ifndef SOCKSPEC_NATIVE_OPERATIONS_H
#define SOCKSPEC_NATIVE_OPERATIONS_H

#include "calls.h"

enum operation_takes { takes_nothing, takes_handle };

struct operation {
  const char* name;
  operation_function* function;
  enum operation_takes takes;
};

const struct operation* operation_of(const struct json* name);
/* Writes the member `operations` of the reply to hello. */
void write_operations(struct json_writer* out);

/* Opening and ending: ops_socket.c */
operation_function operation_socket, operation_socketpair, operation_bind, operation_connect,
    operation_listen, operation_shutdown, operation_close, operation_dup, operation_fileno;
/* Addresses and acceptance: ops_address.c */
operation_function operation_accept, operation_accept4, operation_getsockname,
    operation_getpeername;
/* Bytes: ops_transfer.c */
operation_function operation_send, operation_sendto, operation_write, operation_recv,
    operation_recvfrom, operation_read;
/* Options: ops_option.c */
operation_function operation_getsockopt, operation_setsockopt;
/* Readiness: ops_ready.c */
operation_function operation_poll;

#endif
