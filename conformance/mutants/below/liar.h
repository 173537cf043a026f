/* The liar: a library that is loaded under the native driver (LD_PRELOAD) and breaks one documented
   behaviour of one libc call. The environment variable SOCKSPEC_LIE names the lie; without it, or
   with a name that is none of ours, every call is libc's own.

   A file holds the calls of one group: their lies, each a small function of the call's own type, a
   table of them by name, and the definitions that stand in front of libc's. */
#ifndef SOCKSPEC_MUTANTS_LIAR_H
#define SOCKSPEC_MUTANTS_LIAR_H

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/types.h>

/* Makes a definition visible to the driver: everything else stays inside. */
#define STANDS_IN __attribute__((visibility("default")))

enum call {
  call_socket,
  call_socketpair,
  call_accept,
  call_accept4,
  call_bind,
  call_listen,
  call_getsockname,
  call_getpeername,
  call_recv,
  call_recvfrom,
  call_send,
  call_sendto,
  call_sendmsg,
  call_recvmsg,
  call_shutdown,
  call_close,
  call_dup,
  call_getsockopt,
  call_setsockopt,
  call_fcntl,
  call_poll,
  call_select,
  call_count
};

typedef int socket_call(int family, int type, int protocol);
typedef int socketpair_call(int family, int type, int protocol, int made[2]);
typedef int accept_call(int listener, struct sockaddr* from, socklen_t* length);
typedef int accept4_call(int listener, struct sockaddr* from, socklen_t* length, int flags);
typedef int bind_call(int descriptor, const struct sockaddr* name, socklen_t length);
typedef int listen_call(int descriptor, int backlog);
typedef int name_call(int descriptor, struct sockaddr* name, socklen_t* length);
typedef ssize_t recv_call(int descriptor, void* to, size_t size, int flags);
typedef ssize_t recvfrom_call(int descriptor, void* to, size_t size, int flags,
                              struct sockaddr* from, socklen_t* length);
typedef ssize_t send_call(int descriptor, const void* from, size_t size, int flags);
typedef ssize_t sendto_call(int descriptor, const void* from, size_t size, int flags,
                            const struct sockaddr* to, socklen_t length);
typedef ssize_t sendmsg_call(int descriptor, const struct msghdr* message, int flags);
typedef ssize_t recvmsg_call(int descriptor, struct msghdr* message, int flags);
typedef int shutdown_call(int descriptor, int how);
typedef int close_call(int descriptor);
typedef int dup_call(int descriptor);
typedef int getsockopt_call(int descriptor, int level, int name, void* to, socklen_t* length);
typedef int setsockopt_call(int descriptor, int level, int name, const void* from,
                            socklen_t length);
typedef int fcntl_call(int descriptor, int command, ...);
typedef int select_call(int count, fd_set* read, fd_set* write, fd_set* except,
                        struct timeval* time);
typedef int poll_call(struct pollfd* entries, nfds_t count, int milliseconds);

/* A function of whatever type: it is cast back to the type of its call before it is called. */
typedef void any_function(void);

struct lie {
  const char* id;
  enum call about;
  any_function* told;
};

/* libc's own function for that call. */
any_function* own(enum call);
/* What stands in for it: the lie that is told, if it is about that call, or libc's own. */
any_function* chosen(enum call);
/* Whether this is the lie that is told. Only once own() or chosen() has been called. */
bool is_told(const char* id);

/* The tables, each ended by a row without an id. */
extern const struct lie creation_lies[];
extern const struct lie naming_lies[];
extern const struct lie receiving_lies[];
extern const struct lie sending_lies[];
extern const struct lie message_lies[];
extern const struct lie ending_lies[];
extern const struct lie descriptor_lies[];
extern const struct lie option_lies[];
extern const struct lie readiness_lies[];

/* The lies about options that have no effect: one an option, and each about two calls. */
bool is_hollow_told(void);
setsockopt_call set_hollow;
getsockopt_call get_hollow;

#endif
