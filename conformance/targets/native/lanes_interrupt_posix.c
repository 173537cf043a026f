#include "lanes_threads.h"

enum { times_by_signal = 4 };

/* A signal that nobody else uses: a real-time one where there are such. */
int cancel_signal(void) {
#if defined(SIGRTMIN)
  return SIGRTMIN + 5;
#else
  return SIGUSR2;
#endif
}

static void interrupt_only(int signal) {
  (void)signal;
}

void lanes_prepare_interrupt(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = interrupt_only; /* without SA_RESTART: the call returns EINTR */
  sigaction(cancel_signal(), &action, NULL);
}

int lanes_signal(int lane, int signal) {
  return pthread_kill(lane_at(lane)->thread, signal);
}

/* By a signal; after some, the socket is shut down, too: a library may resume what is
   interrupted. */
void lane_interrupt(struct lane* lane, int times) {
  if (times > times_by_signal) shutdown(load(&lane->descriptor), SHUT_RDWR);
  pthread_kill(lane->thread, cancel_signal());
}
