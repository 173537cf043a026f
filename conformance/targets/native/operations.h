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

/* ops_socket.c */
operation_function operation_socket, operation_socketpair, operation_bind, operation_connect,
    operation_listen, operation_shutdown, operation_close, operation_dup, operation_fileno;
/* ops_address.c */
operation_function operation_accept, operation_accept4, operation_getsockname,
    operation_getpeername;
/* ops_transfer.c */
operation_function operation_send, operation_sendto, operation_write, operation_recv,
    operation_recvfrom, operation_read;
/* ops_message.c */
operation_function operation_sendmsg, operation_recvmsg, operation_writev, operation_readv;
/* ops_batch.c */
operation_function operation_sendmmsg, operation_recvmmsg;
/* ops_option.c, ops_option_get.c, ops_descriptor.c */
operation_function operation_getsockopt, operation_setsockopt, operation_fcntl, operation_ioctl,
    operation_sockatmark;
/* ops_ready.c, ops_select.c */
operation_function operation_poll, operation_ppoll, operation_select, operation_pselect;
/* ops_epoll.c, ops_sendfile.c */
operation_function operation_epoll_create1, operation_epoll_ctl, operation_epoll_wait,
    operation_sendfile;
/* ops_byte_order.c */
operation_function operation_htonl, operation_htons, operation_ntohl, operation_ntohs;
/* ops_resolve.c */
operation_function operation_getaddrinfo, operation_getnameinfo;
/* ops_names.c, ops_interfaces_posix.c, ops_interfaces_windows.c */
operation_function operation_gethostname, operation_inet_pton, operation_inet_ntop,
    operation_if_nameindex, operation_if_nametoindex, operation_if_indextoname;
/* process_windows.c */
operation_function operation_startup, operation_cleanup;
/* ops_process.c, ops_signal.c, ops_child.c */
operation_function operation_whoami, operation_limit, operation_census, operation_signal_action,
    operation_signal_count, operation_signal_mask, operation_interrupt, operation_child;
/* ops_file.c */
operation_function operation_pipe, operation_open_file, operation_file_status, operation_unlink,
    operation_mkdir, operation_symlink, operation_chmod;

#endif
