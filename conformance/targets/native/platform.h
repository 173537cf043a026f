/* The headers of the platform and what differs between platforms. Capabilities are tested, not
   systems; a system that lacks a call simply does not declare the operation. Every file of the
   driver includes this one first. */
#ifndef SOCKSPEC_NATIVE_PLATFORM_H
#define SOCKSPEC_NATIVE_PLATFORM_H

#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* accept4, ppoll, pipe2, struct ucred */
#endif
#if defined(__APPLE__) && !defined(_DARWIN_C_SOURCE)
#define _DARWIN_C_SOURCE
#endif

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h> /* snprintf only: the driver never writes through stdio */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
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
#else
#include <sys/filio.h>  /* FIONREAD, FIONBIO */
#include <sys/sockio.h> /* SIOCATMARK */
#endif

/* What a socket is to the system: a descriptor here, an unsigned SOCKET in Windows' twin of this
   file. */
typedef int socket_number;
#define NO_SOCKET ((socket_number)-1)

/* The documented call that closes a socket; other descriptors have no other one here. */
static inline int close_socket(socket_number number) {
  return close(number);
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

/* The type that the system gives to msg_iovlen and msg_controllen differs: size_t in Linux, int
   or socklen_t elsewhere. */
#if defined(__linux__) && defined(__GLIBC__)
typedef size_t message_count;
typedef size_t message_length;
#elif defined(__linux__)
typedef int message_count; /* musl follows POSIX */
typedef socklen_t message_length;
#elif defined(__OpenBSD__)
typedef unsigned int message_count;
typedef socklen_t message_length;
#else
typedef int message_count;
typedef socklen_t message_length;
#endif

/* What ioctl takes as its request. */
#if defined(__linux__) && !defined(__GLIBC__)
typedef int device_request;
#else
typedef unsigned long device_request;
#endif

#endif
