/* Starts a driver so that it can be contained:
 *
 *   sockspec-launch [--ordinary] [--own-network | --network-of PROCESS] [--set NAME=VALUE]...
 *                   -- PROGRAM [ARGUMENT]...
 *
 * The program leads a session and process group of its own, dies with the runner (Linux), leaves no
 * core, has default signal handling and no descriptor but 0, 1 and 2. --ordinary takes every
 * capability from it, so that it is refused what an ordinary process is refused even where the
 * suite runs as root. --own-network puts it into a new network, over which it has every privilege,
 * also where the suite runs as nobody in particular; --network-of into the one of a process that
 * was started so (Linux). --set is for the program alone: a library that it preloads is not loaded
 * here. Ends with 126 or 127 and one line on standard error if the program cannot be started. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "confinement.h"

enum { status_usage = 125, status_not_executable = 126, status_not_found = 127 };

static int complain(int status, const char* what, const char* reason) {
  fprintf(stderr, "sockspec-launch: %s: %s\n", what, reason);
  return status;
}

static void reset_signals(void) {
  sigset_t none;
  int number;
  for (number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void forbid_core(void) {
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

struct options {
  int ordinary;
  int own_network;
  long network_of;
};

static int confine(const struct options* asked) {
  if (asked->own_network && enter_new_network() != 0)
    return complain(status_not_executable, "--own-network", strerror(errno));
  if (asked->network_of != 0 && join_network_of(asked->network_of) != 0)
    return complain(status_not_executable, "--network-of", strerror(errno));
  if (asked->ordinary && drop_capabilities() != 0)
    return complain(status_not_executable, "--ordinary", strerror(errno));
  return 0;
}

int main(int count, char** arguments) {
  const pid_t runner = getppid();
  int next = 1;
  struct options asked = {0, 0, 0};
  int status;
  for (; next < count && strcmp(arguments[next], "--") != 0; ++next) {
    if (strcmp(arguments[next], "--ordinary") == 0) {
      asked.ordinary = 1;
    } else if (strcmp(arguments[next], "--own-network") == 0) {
      asked.own_network = 1;
    } else if (strcmp(arguments[next], "--network-of") == 0 && next + 1 < count) {
      asked.network_of = strtol(arguments[++next], NULL, 10);
    } else if (strcmp(arguments[next], "--set") == 0 && next + 1 < count) {
      if (putenv(arguments[++next]) != 0) return complain(status_usage, "--set", strerror(errno));
    } else {
      return complain(status_usage, arguments[next], "unknown option");
    }
  }
  if (++next >= count) return complain(status_usage, "usage", "no program is named after --");

  setsid(); /* refused if the runner made us a leader already, which is as good */
  reset_signals();
  forbid_core();
  close_inherited_descriptors();
  status = confine(&asked);
  if (status != 0) return status;
  die_with_parent();
  if (getppid() != runner)
    return complain(status_not_executable, arguments[next], "the runner is gone");

  execvp(arguments[next], arguments + next);
  return complain(errno == ENOENT ? status_not_found : status_not_executable, arguments[next],
                  strerror(errno));
}
