#include "signals.h"

#include "lanes.h"

enum { signal_numbers = 128 };

struct signal_state {
  bool touched;
  struct sigaction before; /* valid if touched */
  int count;               /* atomic: handlers add to it */
};

static struct signal_state states[signal_numbers];
static sigset_t mask_at_start;

/* Whoever started the driver may ignore or block signals: what is judged begins as the documents
   say. */
void signals_begin(void) {
  sigemptyset(&mask_at_start);
  signals_restore_mask();
  signal(SIGPIPE, SIG_DFL);
}

static void count_signal(int signal) {
  __atomic_add_fetch(&states[signal].count, 1, __ATOMIC_SEQ_CST);
}

/* Keeps the first disposition that it meets. False for what is no signal. */
static bool touch(int signal) {
  bool valid = true;
  if (signal < 1 || signal >= signal_numbers) return false;
  lock_state();
  if (!states[signal].touched) {
    valid = sigaction(signal, NULL, &states[signal].before) == 0;
    states[signal].touched = valid;
  }
  unlock_state();
  return valid;
}

int signals_act(int signal, enum signal_way way, int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  if (!touch(signal)) {
    errno = EINVAL;
    return -1;
  }
  action.sa_flags = flags;
  action.sa_handler = way == signal_counted   ? count_signal
                      : way == signal_ignored ? SIG_IGN
                                              : SIG_DFL;
  return sigaction(signal, &action, NULL);
}

int signals_count(int signal) {
  if (signal < 1 || signal >= signal_numbers) return 0;
  return __atomic_load_n(&states[signal].count, __ATOMIC_SEQ_CST);
}

int signals_block(int signal, bool blocked) {
  sigset_t one;
  int code;
  sigemptyset(&one);
  if (!touch(signal) || sigaddset(&one, signal) != 0) {
    errno = EINVAL;
    return -1;
  }
  code = pthread_sigmask(blocked ? SIG_BLOCK : SIG_UNBLOCK, &one, NULL);
  if (code == 0) return 0;
  errno = code;
  return -1;
}

/* Ignored first: that discards what is pending, which could end the driver when it is unblocked. */
static void restore(int signal) {
  struct sigaction ignore;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  sigaction(signal, &ignore, NULL);
  sigaction(signal, &states[signal].before, NULL);
  states[signal].touched = false;
  __atomic_store_n(&states[signal].count, 0, __ATOMIC_SEQ_CST);
}

void signals_reset(void) {
  for (int signal = 1; signal < signal_numbers; ++signal) {
    if (states[signal].touched) restore(signal);
  }
}

void signals_restore_mask(void) {
  pthread_sigmask(SIG_SETMASK, &mask_at_start, NULL);
}
