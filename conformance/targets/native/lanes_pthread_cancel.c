
#include "lanes_threads.h"
#include "system.h"

enum {
  nanoseconds_between_looks = 1000000,
  nanoseconds_between_presses = 5000000,
  presses_by_signal = 4
};

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

void lanes_prepare_cancel(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = interrupt_only; /* without SA_RESTART: the call returns EINTR */
  sigaction(cancel_signal(), &action, NULL);
}

int lanes_signal(int lane, int signal) {
  return pthread_kill(lane_at(lane)->thread, signal);
}

enum blocked_state lanes_blocked(int lane) {
  struct lane* const at = lane_at(lane);
  const int sequence = load(&at->sequence);
  struct thread_look first;
  struct thread_look again;
  if (load(&at->in_call) == 0) return blocked_no;
  if (!thread_state_known(&at->state)) return blocked_unknown;
  thread_state_look(&at->state, &first);
  if (!first.sleeping) return blocked_no;
  system_sleep(nanoseconds_between_looks);
  thread_state_look(&at->state, &again);
  if (!again.sleeping || strcmp(first.text, again.text) != 0) return blocked_no;
  /* The sequence first: a lane that has left and entered again since has another one. */
  return load(&at->sequence) == sequence && load(&at->in_call) != 0 ? blocked_yes : blocked_no;
}

/* A signal may come between the flag and the call itself, where it interrupts nothing: it is
   sent again until the lane has left. After some, the socket is shut down: a library may resume
   what is interrupted. */
static void press(struct lane* lane) {
  ++lane->presses;
  lane->pressed_at = driver_clock();
  if (lane->presses > presses_by_signal) shutdown(load(&lane->descriptor), SHUT_RDWR);
  pthread_kill(lane->thread, cancel_signal());
}

bool lanes_cancel(int64_t id) {
  bool found = false;
  pthread_mutex_lock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) {
    struct lane* const lane = lane_at(i);
    if (lane->request != id || lane->gate != NULL) continue;
    found = true;
    store(&lane->cancelled, 1);
    press(lane);
  }
  pthread_mutex_unlock(&lanes_mutex);
  return found;
}

int lanes_press(void) {
  bool pressing = false;
  pthread_mutex_lock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) {
    struct lane* const lane = lane_at(i);
    if (lane->presses == 0) continue;
    if (lane->request == 0 || load(&lane->cancelled) == 0) {
      lane->presses = 0;
    } else {
      if (driver_clock() - lane->pressed_at >= nanoseconds_between_presses) press(lane);
      pressing = true;
    }
  }
  pthread_mutex_unlock(&lanes_mutex);
  return pressing ? nanoseconds_between_presses / 1000000 : -1;
}
