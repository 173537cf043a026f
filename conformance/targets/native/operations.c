#include "operations.h"

static const struct operation operations[] = {
    {"socket", operation_socket, takes_nothing},
#if defined(HAVE_SOCKETPAIR)
    {"socketpair", operation_socketpair, takes_nothing},
#endif
    {"bind", operation_bind, takes_handle},
    {"connect", operation_connect, takes_handle},
    {"listen", operation_listen, takes_handle},
    {"accept", operation_accept, takes_handle},
#if defined(HAVE_ACCEPT4)
    {"accept4", operation_accept4, takes_handle},
#endif
    {"send", operation_send, takes_handle},
    {"sendto", operation_sendto, takes_handle},
#if defined(HAVE_DESCRIPTORS)
    {"write", operation_write, takes_handle},
#endif
    {"recv", operation_recv, takes_handle},
    {"recvfrom", operation_recvfrom, takes_handle},
#if defined(HAVE_DESCRIPTORS)
    {"read", operation_read, takes_handle},
#endif
#if defined(HAVE_SENDFILE)
    {"sendfile", operation_sendfile, takes_handle},
#endif
    {"shutdown", operation_shutdown, takes_handle},
    {"close", operation_close, takes_handle},
    {"dup", operation_dup, takes_handle},
    {"fileno", operation_fileno, takes_handle},
    {"getsockname", operation_getsockname, takes_handle},
    {"getpeername", operation_getpeername, takes_handle},
    {"getsockopt", operation_getsockopt, takes_handle},
    {"setsockopt", operation_setsockopt, takes_handle},
    {"sendmsg", operation_sendmsg, takes_handle},
    {"recvmsg", operation_recvmsg, takes_handle},
#if defined(HAVE_BATCHES)
    {"sendmmsg", operation_sendmmsg, takes_handle},
    {"recvmmsg", operation_recvmmsg, takes_handle},
#endif
#if defined(HAVE_DESCRIPTORS)
    {"writev", operation_writev, takes_handle},
    {"readv", operation_readv, takes_handle},
    {"fcntl", operation_fcntl, takes_handle},
#endif
    {"ioctl", operation_ioctl, takes_handle},
#if defined(HAVE_SOCKATMARK)
    {"sockatmark", operation_sockatmark, takes_handle},
#endif
    {"poll", operation_poll, takes_nothing},
#if defined(HAVE_PPOLL)
    {"ppoll", operation_ppoll, takes_nothing},
#endif
    {"select", operation_select, takes_nothing},
#if defined(HAVE_PSELECT)
    {"pselect", operation_pselect, takes_nothing},
#endif
#if defined(HAVE_EPOLL)
    {"epoll_create1", operation_epoll_create1, takes_nothing},
    {"epoll_ctl", operation_epoll_ctl, takes_handle},
    {"epoll_wait", operation_epoll_wait, takes_handle},
#endif
    {"htonl", operation_htonl, takes_nothing},
    {"htons", operation_htons, takes_nothing},
    {"ntohl", operation_ntohl, takes_nothing},
    {"ntohs", operation_ntohs, takes_nothing},
    {"getaddrinfo", operation_getaddrinfo, takes_nothing},
    {"getnameinfo", operation_getnameinfo, takes_nothing},
    {"gethostname", operation_gethostname, takes_nothing},
    {"inet_pton", operation_inet_pton, takes_nothing},
    {"inet_ntop", operation_inet_ntop, takes_nothing},
    {"if_nameindex", operation_if_nameindex, takes_nothing},
    {"if_nametoindex", operation_if_nametoindex, takes_nothing},
    {"if_indextoname", operation_if_indextoname, takes_nothing},
#if defined(_WIN32)
    {"startup", operation_startup, takes_nothing},
    {"cleanup", operation_cleanup, takes_nothing},
#endif
#if defined(HAVE_DESCRIPTORS)
    {"whoami", operation_whoami, takes_nothing},
    {"limit", operation_limit, takes_nothing},
    {"census", operation_census, takes_nothing},
#endif
#if defined(HAVE_SIGNALS)
    {"signal_action", operation_signal_action, takes_nothing},
    {"signal_count", operation_signal_count, takes_nothing},
    {"signal_mask", operation_signal_mask, takes_nothing},
    {"interrupt", operation_interrupt, takes_nothing},
#endif
#if defined(HAVE_CHILDREN)
    {"child", operation_child, takes_nothing},
#endif
#if defined(HAVE_FILES)
    {"pipe", operation_pipe, takes_nothing},
    {"open_file", operation_open_file, takes_nothing},
    {"file_status", operation_file_status, takes_nothing},
    {"unlink", operation_unlink, takes_nothing},
    {"mkdir", operation_mkdir, takes_nothing},
    {"symlink", operation_symlink, takes_nothing},
    {"chmod", operation_chmod, takes_nothing},
#endif
};

const struct operation* operation_of(const struct json* name) {
  for (size_t i = 0; i < sizeof operations / sizeof *operations; ++i) {
    if (json_is_text(name, operations[i].name)) return &operations[i];
  }
  return NULL;
}

static const char* way_of(const struct operation* operation) {
  const bool composed =
      operation->function == operation_dup || operation->function == operation_if_nameindex;
  return composed && DUP_AND_INTERFACE_LIST_ARE_COMPOSED ? "composed" : "direct";
}

void write_operations(struct json_writer* out) {
  json_open(out, "operations", '{');
  for (size_t i = 0; i < sizeof operations / sizeof *operations; ++i) {
    json_write_text(out, operations[i].name, way_of(&operations[i]));
  }
  json_close(out, '}');
}
