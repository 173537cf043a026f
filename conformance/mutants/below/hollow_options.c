#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* options that are Linux's own */
#endif
/* Hollow options: they take a value and tell it when asked, and have no effect. */
#include "liar.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>

/* linux/in6.h has it, and cannot be included beside netinet/in.h. */
#ifndef IPV6_FLOWINFO
#define IPV6_FLOWINFO 11
#endif

enum { most_descriptors = 256, longest_value = 16 };

static const struct hollow {
  const char* id;
  int level;
  int name;
} hollow_options[] = {
    {"setsockopt.so_rcvtimeo_is_hollow", SOL_SOCKET, SO_RCVTIMEO},
    {"setsockopt.so_sndtimeo_is_hollow", SOL_SOCKET, SO_SNDTIMEO},
    {"setsockopt.so_linger_is_hollow", SOL_SOCKET, SO_LINGER},
    {"setsockopt.so_reuseaddr_is_hollow", SOL_SOCKET, SO_REUSEADDR},
    {"setsockopt.so_oobinline_is_hollow", SOL_SOCKET, SO_OOBINLINE},
    {"setsockopt.so_rcvlowat_is_hollow", SOL_SOCKET, SO_RCVLOWAT},
    {"setsockopt.so_broadcast_is_hollow", SOL_SOCKET, SO_BROADCAST},
    {"setsockopt.so_keepalive_is_hollow", SOL_SOCKET, SO_KEEPALIVE},
    {"setsockopt.ip_ttl_is_hollow", IPPROTO_IP, IP_TTL},
    {"setsockopt.ip_tos_is_hollow", IPPROTO_IP, IP_TOS},
    {"setsockopt.ipv6_v6only_is_hollow", IPPROTO_IPV6, IPV6_V6ONLY},
    {"setsockopt.ipv6_unicast_hops_is_hollow", IPPROTO_IPV6, IPV6_UNICAST_HOPS},
    {"setsockopt.ipv6_tclass_is_hollow", IPPROTO_IPV6, IPV6_TCLASS},
    {"setsockopt.so_rcvbuf_is_hollow", SOL_SOCKET, SO_RCVBUF},
    {"setsockopt.so_sndbuf_is_hollow", SOL_SOCKET, SO_SNDBUF},
    {"setsockopt.so_reuseport_is_hollow", SOL_SOCKET, SO_REUSEPORT},
    {"setsockopt.so_timestamp_is_hollow", SOL_SOCKET, SO_TIMESTAMP},
    {"setsockopt.so_timestampns_is_hollow", SOL_SOCKET, SO_TIMESTAMPNS},
    {"setsockopt.so_passcred_is_hollow", SOL_SOCKET, SO_PASSCRED},
    {"setsockopt.so_peek_off_is_hollow", SOL_SOCKET, SO_PEEK_OFF},
    {"setsockopt.tcp_user_timeout_is_hollow", IPPROTO_TCP, TCP_USER_TIMEOUT},
    {"setsockopt.tcp_maxseg_is_hollow", IPPROTO_TCP, TCP_MAXSEG},
    {"setsockopt.tcp_defer_accept_is_hollow", IPPROTO_TCP, TCP_DEFER_ACCEPT},
    {"setsockopt.ip_freebind_is_hollow", IPPROTO_IP, IP_FREEBIND},
    {"setsockopt.ip_bind_address_no_port_is_hollow", IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT},
    {"setsockopt.ip_pktinfo_is_hollow", IPPROTO_IP, IP_PKTINFO},
    {"setsockopt.ip_recvttl_is_hollow", IPPROTO_IP, IP_RECVTTL},
    {"setsockopt.ip_recverr_is_hollow", IPPROTO_IP, IP_RECVERR},
    {"setsockopt.ipv6_recverr_is_hollow", IPPROTO_IPV6, IPV6_RECVERR},
    {"setsockopt.ip_recvtos_is_hollow", IPPROTO_IP, IP_RECVTOS},
    {"setsockopt.ip_recvorigdstaddr_is_hollow", IPPROTO_IP, IP_RECVORIGDSTADDR},
    {"setsockopt.ipv6_flowinfo_is_hollow", IPPROTO_IPV6, IPV6_FLOWINFO},
    {"setsockopt.ipv6_recvpktinfo_is_hollow", IPPROTO_IPV6, IPV6_RECVPKTINFO},
    {"setsockopt.ipv6_recvhoplimit_is_hollow", IPPROTO_IPV6, IPV6_RECVHOPLIMIT},
    {"setsockopt.ipv6_recvtclass_is_hollow", IPPROTO_IPV6, IPV6_RECVTCLASS},
};

/* What was set, and of which socket: numbers come back, inodes do not. */
static struct value {
  ino_t socket;
  socklen_t length;
  unsigned char bytes[longest_value];
} values[most_descriptors];
static pthread_mutex_t values_mutex = PTHREAD_MUTEX_INITIALIZER;

static const struct hollow* told_option(void) {
  for (size_t i = 0; i < sizeof hollow_options / sizeof *hollow_options; ++i) {
    if (is_told(hollow_options[i].id)) return &hollow_options[i];
  }
  return NULL;
}

bool is_hollow_told(void) {
  return told_option() != NULL;
}

static bool is_hollow(int level, int name) {
  const struct hollow* const told = told_option();
  return told != NULL && told->level == level && told->name == name;
}

static struct value* value_of(int descriptor, ino_t* socket) {
  struct stat status;
  if (descriptor < 0 || descriptor >= most_descriptors) return NULL;
  if (fstat(descriptor, &status) != 0 || !S_ISSOCK(status.st_mode)) return NULL;
  *socket = status.st_ino;
  return &values[descriptor];
}

static int get(int descriptor, int level, int name, void* to, socklen_t* length) {
  return ((getsockopt_call*)own(call_getsockopt))(descriptor, level, name, to, length);
}

static int set(int descriptor, int level, int name, const void* from, socklen_t length) {
  return ((setsockopt_call*)own(call_setsockopt))(descriptor, level, name, from, length);
}

/* Sets what is asked for, so that what is refused is refused, and takes it back. */
static int set_in_vain(int descriptor, int level, int name, const void* from, socklen_t length) {
  unsigned char before[longest_value];
  socklen_t before_length = sizeof before;
  int result = get(descriptor, level, name, before, &before_length);
  if (result == 0) result = set(descriptor, level, name, from, length);
  if (result == 0) result = set(descriptor, level, name, before, before_length);
  return result;
}

int set_hollow(int descriptor, int level, int name, const void* from, socklen_t length) {
  ino_t socket = 0;
  struct value* const value = value_of(descriptor, &socket);
  if (value == NULL || length > longest_value || !is_hollow(level, name)) {
    return set(descriptor, level, name, from, length);
  }
  if (set_in_vain(descriptor, level, name, from, length) != 0) return -1;
  pthread_mutex_lock(&values_mutex);
  value->socket = socket;
  value->length = length;
  memcpy(value->bytes, from, length);
  pthread_mutex_unlock(&values_mutex);
  return 0;
}

int get_hollow(int descriptor, int level, int name, void* to, socklen_t* length) {
  ino_t socket = 0;
  struct value* const value = value_of(descriptor, &socket);
  bool known = false;
  if (value != NULL && is_hollow(level, name)) {
    pthread_mutex_lock(&values_mutex);
    known = value->socket == socket && *length >= value->length;
    if (known) memcpy(to, value->bytes, *length = value->length);
    pthread_mutex_unlock(&values_mutex);
  }
  return known ? 0 : get(descriptor, level, name, to, length);
}
