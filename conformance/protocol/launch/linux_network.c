#define _GNU_SOURCE /* unshare, setns */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "confinement.h"

/* <linux/ipv6.h> has it, and what <netinet/in.h> has, too. */
struct ipv6_interface_address {
  struct in6_addr address;
  unsigned prefix_length;
  int interface_index;
};

static int write_text(const char* path, const char* text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  const ssize_t length = (ssize_t)strlen(text);
  ssize_t written;
  if (file == -1) return -1;
  written = write(file, text, (size_t)length);
  close(file);
  return written == length ? 0 : -1;
}

/* Root there is who we are here: what is executed keeps the privileges. */
static int become_root_of_a_new_user_namespace(void) {
  const uid_t user = geteuid();
  const gid_t group = getegid();
  char map[64];
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return -1;
  if (write_text("/proc/self/setgroups", "deny") != 0 && errno != ENOENT) return -1;
  snprintf(map, sizeof map, "0 %lu 1", (unsigned long)user);
  if (write_text("/proc/self/uid_map", map) != 0) return -1;
  snprintf(map, sizeof map, "0 %lu 1", (unsigned long)group);
  return write_text("/proc/self/gid_map", map);
}

static int bring_loopback_up(void) {
  struct ifreq interface;
  int result;
  const int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (any == -1) return -1;
  memset(&interface, 0, sizeof interface);
  strcpy(interface.ifr_name, "lo");
  interface.ifr_flags = IFF_UP | IFF_RUNNING;
  result = ioctl(any, SIOCSIFFLAGS, &interface);
  close(any);
  return result;
}

static int can_bind(const struct sockaddr_in6* address) {
  int result;
  const int any = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (any == -1) return 0;
  result = bind(any, (const struct sockaddr*)address, sizeof *address);
  close(any);
  return result == 0;
}

/* The system looks first whether anybody else has a new address, also where nobody can, and tells
 * nobody when it is done. */
static int wait_until_usable(const struct sockaddr_in6* address) {
  int left;
  for (left = 2000; left > 0; --left) {
    if (can_bind(address)) return 0;
    poll(NULL, 0, 1);
  }
  errno = EADDRNOTAVAIL;
  return -1;
}

/* An address with a scope; a host without IPv6 has none. */
static int add_link_local_address(void) {
  struct ipv6_interface_address added;
  struct sockaddr_in6 name;
  int result;
  const int any = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (any == -1) return errno == EAFNOSUPPORT ? 0 : -1;
  memset(&added, 0, sizeof added);
  memset(&name, 0, sizeof name);
  name.sin6_family = AF_INET6;
  name.sin6_scope_id = if_nametoindex("lo");
  inet_pton(AF_INET6, "fe80::1", &name.sin6_addr);
  added.address = name.sin6_addr;
  added.prefix_length = 64;
  added.interface_index = (int)name.sin6_scope_id;
  result = ioctl(any, SIOCSIFADDR, &added);
  close(any);
  return result == 0 ? wait_until_usable(&name) : -1;
}

int enter_new_network(void) {
  if (unshare(CLONE_NEWNET) != 0 && (errno != EPERM || become_root_of_a_new_user_namespace() != 0))
    return -1;
  if (bring_loopback_up() != 0 || add_link_local_address() != 0) return -1;
  return write_text("/proc/sys/net/ipv4/ping_group_range", "0 2147483647");
}

static int join(long process, const char* space, int kind) {
  char path[64];
  int there;
  int result;
  snprintf(path, sizeof path, "/proc/%ld/ns/%s", process, space);
  there = open(path, O_RDONLY | O_CLOEXEC);
  if (there == -1) return -1;
  result = setns(there, kind);
  close(there);
  return result;
}

int join_network_of(long process) {
  /* Into the user namespace that one is in already, nobody can go. */
  if (join(process, "user", CLONE_NEWUSER) != 0 && errno != EINVAL) return -1;
  return join(process, "net", CLONE_NEWNET);
}
