/* What the files of the pthread lanes share: lanes_pthread.c, lanes_pthread_gates.c,
   lanes_pthread_cancel.c. */
#ifndef SOCKSPEC_NATIVE_LANES_THREADS_H
#define SOCKSPEC_NATIVE_LANES_THREADS_H

#include "lanes.h"
#include "thread_state.h"

#include <pthread.h>

enum { lane_count = 6 };

struct gate;

struct queued {
  struct frame* frame;
  struct queued* next;
};

struct lane {
  pthread_t thread;
  struct thread_state state;
  /* Under lanes_mutex. */
  pthread_cond_t arrived;
  pthread_cond_t changed;
  struct queued* first;
  struct queued* last;
  int64_t request; /* id of the one it works on, 0 for none */
  bool ready;
  bool answering;          /* done with its request; the reply is on its way */
  const struct gate* gate; /* where it is parked, or null */
  int masked_at;
  bool leaves; /* once its queue is empty */
  int presses; /* how often its cancelled call was pressed on; 0: not cancelled */
  int64_t pressed_at;
  /* Atomic: the lane writes them around each call, the reader looks. */
  int in_call;
  int sequence; /* counts calls */
  int descriptor;
  int cancelled;
};

extern pthread_mutex_t lanes_mutex;
struct lane* lane_at(int index);

void gates_forget(void); /* under lanes_mutex: releases what is parked, which then fails */
void gates_clear(void);
void lanes_prepare_cancel(void);

/* C99 has no atomics; every compiler with pthreads that we know has these. */
static inline void store(int* to, int value) {
  __atomic_store_n(to, value, __ATOMIC_SEQ_CST);
}
static inline int load(const int* from) {
  return __atomic_load_n(from, __ATOMIC_SEQ_CST);
}

#endif
