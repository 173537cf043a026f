#include "thread_state.h"

void thread_state_open(struct thread_state* state) {
  state->stat = -1;
  state->syscall = -1;
}

bool thread_state_known(const struct thread_state* state) {
  (void)state;
  return false;
}

void thread_state_look(const struct thread_state* state, struct thread_look* look) {
  (void)state;
  memset(look, 0, sizeof *look);
}
