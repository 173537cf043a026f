#include "operations.h"

static const struct operation operations[] = {
    {"socket", operation_socket, takes_nothing},
    {"socketpair", operation_socketpair, takes_nothing},
    {"bind", operation_bind, takes_handle},
    {"connect", operation_connect, takes_handle},
    {"listen", operation_listen, takes_handle},
    {"accept", operation_accept, takes_handle},
#if defined(HAVE_ACCEPT4)
    {"accept4", operation_accept4, takes_handle},
#endif
    {"send", operation_send, takes_handle},
    {"sendto", operation_sendto, takes_handle},
    {"write", operation_write, takes_handle},
    {"recv", operation_recv, takes_handle},
    {"recvfrom", operation_recvfrom, takes_handle},
    {"read", operation_read, takes_handle},
    {"shutdown", operation_shutdown, takes_handle},
    {"close", operation_close, takes_handle},
    {"dup", operation_dup, takes_handle},
    {"fileno", operation_fileno, takes_handle},
    {"getsockname", operation_getsockname, takes_handle},
    {"getpeername", operation_getpeername, takes_handle},
    {"getsockopt", operation_getsockopt, takes_handle},
    {"setsockopt", operation_setsockopt, takes_handle},
    {"poll", operation_poll, takes_nothing},
};

const struct operation* operation_of(const struct json* name) {
  for (size_t i = 0; i < sizeof operations / sizeof *operations; ++i) {
    if (json_is_text(name, operations[i].name)) return &operations[i];
  }
  return NULL;
}

void write_operations(struct json_writer* out) {
  json_open(out, "operations", '{');
  for (size_t i = 0; i < sizeof operations / sizeof *operations; ++i) {
    json_write_text(out, operations[i].name, "direct");
  }
  json_close(out, '}');
}
