/* What a system of the BSD family gives; platform_windows.h is its twin. */
#ifndef SOCKSPEC_NATIVE_PLATFORM_POSIX_H
#define SOCKSPEC_NATIVE_PLATFORM_POSIX_H

#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* accept4, ppoll, pipe2, sendmmsg, struct ucred */
#endif
#if defined(__APPLE__) && !defined(_DARWIN_C_SOURCE)
#define _DARWIN_C_SOURCE
#endif

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/sockios.h> /* SIOCINQ, SIOCOUTQ */
#define HAVE_EPOLL 1
#define HAVE_SENDFILE 1 /* with this order of arguments */
#else
#include <sys/filio.h>  /* FIONREAD, FIONBIO */
#include <sys/sockio.h> /* SIOCATMARK */
#endif

#define HAVE_DESCRIPTORS 1 /* a socket is one: read, writev, dup, fcntl, limits and a census */
#define HAVE_SIGNALS 1
#define HAVE_CHILDREN 1 /* fork and exec */
#define HAVE_FILES 1    /* names in a folder that are sockets, too */
#define HAVE_SOCKETPAIR 1
#define HAVE_PSELECT 1
#define HAVE_SOCKATMARK 1
#define DUP_AND_INTERFACE_LIST_ARE_COMPOSED 0

/* What a socket is to the system: a descriptor here, an unsigned SOCKET in Windows. */
typedef int socket_number;
#define NO_SOCKET ((socket_number)-1)

/* The value of an option that is a time. */
typedef struct timeval option_duration;
typedef int linger_seconds;
typedef socklen_t lookup_length; /* of getnameinfo's buffers */
typedef size_t host_name_length;
typedef socklen_t text_length; /* of inet_ntop's buffer */
typedef time_t timeval_seconds;

/* The calls of which Windows' twins have other names or other types. */
static inline int close_socket(socket_number number) {
  return close(number);
}
static inline socket_number duplicate_socket(socket_number number) {
  return dup(number);
}
static inline int poll_sockets(struct pollfd* entries, size_t count, int milliseconds) {
  return poll(entries, (nfds_t)count, milliseconds);
}
static inline ssize_t send_bytes(socket_number to, const void* bytes, size_t length, int flags) {
  return send(to, bytes, length, flags);
}
static inline ssize_t send_bytes_to(socket_number to, const void* bytes, size_t length, int flags,
                                    const struct sockaddr* address, socklen_t address_length) {
  return sendto(to, bytes, length, flags, address, address_length);
}
static inline ssize_t receive_bytes(socket_number from, void* bytes, size_t length, int flags) {
  return recv(from, bytes, length, flags);
}
static inline ssize_t receive_bytes_from(socket_number from, void* bytes, size_t length, int flags,
                                         struct sockaddr* address, socklen_t* address_length) {
  return recvfrom(from, bytes, length, flags, address, address_length);
}
static inline int read_option(socket_number of, int level, int name, void* bytes,
                              socklen_t* length) {
  return getsockopt(of, level, name, bytes, length);
}
static inline int write_option(socket_number of, int level, int name, const void* bytes,
                               socklen_t length) {
  return setsockopt(of, level, name, bytes, length);
}

/* A set is a row of bits. */
static inline bool fits_in_set(socket_number number) {
  return number >= 0 && number < FD_SETSIZE;
}

/* The number of the last call's failure, and what it is a number of: names.h. */
static inline int last_error(void) {
  return errno;
}
static inline void clear_last_error(void) {
  errno = 0;
}
static inline bool is_would_block(int error) {
  return error == EAGAIN || error == EWOULDBLOCK;
}

/* The 4.4BSD family starts every socket address with its length. */
#if defined(SIN6_LEN)
#define SOCKET_ADDRESS_HAS_LENGTH 1
#endif

#if defined(__linux__) || defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__)
#define HAVE_ACCEPT4 1
#define HAVE_PPOLL 1
#define HAVE_PIPE2 1
#endif
#if defined(__linux__) || defined(__FreeBSD__) || defined(__NetBSD__)
#define HAVE_BATCHES 1 /* sendmmsg, recvmmsg */
#endif

/* The type that the system gives to msg_iovlen and msg_controllen differs: size_t in Linux, int
   or socklen_t elsewhere; so does that of the flags of sendmmsg and recvmmsg. */
#if defined(__linux__) && defined(__GLIBC__)
typedef size_t message_count;
typedef size_t message_length;
typedef int batch_flags;
#elif defined(__linux__)
typedef int message_count; /* musl follows POSIX */
typedef socklen_t message_length;
typedef unsigned batch_flags;
#elif defined(__OpenBSD__)
typedef unsigned int message_count;
typedef socklen_t message_length;
typedef int batch_flags;
#elif defined(__NetBSD__)
typedef int message_count;
typedef socklen_t message_length;
typedef unsigned batch_flags;
#else
typedef int message_count;
typedef socklen_t message_length;
typedef int batch_flags;
#endif

/* One buffer of scattered data. */
typedef struct iovec data_vector;
static inline void set_vector(data_vector* entry, void* bytes, size_t length) {
  entry->iov_base = bytes;
  entry->iov_len = length;
}

/* What stands before each item of control data; its length with the header, and with what lies
   between it and the next. */
typedef struct cmsghdr control_header;
static inline size_t control_length(size_t data) {
  return CMSG_LEN(data);
}
static inline size_t control_space(size_t data) {
  return CMSG_SPACE(data);
}
static inline unsigned char* control_data(control_header* header) {
  return CMSG_DATA(header);
}

/* What ioctl takes as its request. */
#if defined(__linux__) && !defined(__GLIBC__)
typedef int device_request;
#else
typedef unsigned long device_request;
#endif

static inline int control_device(socket_number number, unsigned request, void* value) {
  return ioctl(number, (device_request)request, value);
}

#endif
