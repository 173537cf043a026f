/* Whether a thread of this process sleeps in the kernel, asked from outside:
   thread_state_linux.c reads /proc, and thread_state_unknown.c never knows. */
#ifndef SOCKSPEC_NATIVE_THREAD_STATE_H
#define SOCKSPEC_NATIVE_THREAD_STATE_H

#include "platform.h"

struct thread_state {
  int stat; /* descriptors of the thread's files, or -1 */
  int syscall;
};

/* One look; two that are equal and `sleeping` tell that nothing moved between them. */
struct thread_look {
  bool sleeping;
  char text[256]; /* processor times, and the system call with its arguments where that can be read
                   */
};

/* Called by the thread itself, before any cell. */
void thread_state_open(struct thread_state* state);
bool thread_state_known(const struct thread_state* state);
void thread_state_look(const struct thread_state* state, struct thread_look* look);

#endif
