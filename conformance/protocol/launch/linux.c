#define _GNU_SOURCE /* syscall */
#include <errno.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confinement.h"

static void close_up_to_limit(void) {
  struct rlimit limit;
  rlim_t each;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  for (each = 3; each < limit.rlim_cur; ++each) close((int)each);
}

void close_inherited_descriptors(void) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 3U, ~0U, 0U) == 0) return;
#endif
  close_up_to_limit(); /* a kernel before 5.9 */
}

static int has_capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];
  memset(sets, 0, sizeof sets);
  if (syscall(SYS_capget, &header, sets) != 0) return -1;
  return (sets[0].permitted | sets[1].permitted) != 0;
}

/* The bounding set is what execve could give back to user 0. */
static int drop_bounding_set(void) {
  int each;
  for (each = 0; prctl(PR_CAPBSET_READ, each, 0, 0, 0) >= 0; ++each)
    if (prctl(PR_CAPBSET_DROP, each, 0, 0, 0) != 0) return -1;
  return 0;
}

int drop_capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
  const int privileged = has_capabilities();
  memset(none, 0, sizeof none);
  if (privileged < 0) return -1;
  if (privileged == 0 && geteuid() != 0) return 0;
  if (drop_bounding_set() != 0) {
    /* Without CAP_SETPCAP the set stays, which matters only where execve would make use of it. */
    if (errno != EPERM || geteuid() == 0) return -1;
  }
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0,
        0); /* fails before Linux 4.3, which has none */
  return (int)syscall(SYS_capset, &header, none);
}

void die_with_parent(void) {
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}
