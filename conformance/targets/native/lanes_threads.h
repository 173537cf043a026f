/* What the files of the lanes that are threads share: lanes_threads.c, lanes_gates.c,
   lanes_cancel.c, and lanes_interrupt_posix.c or lanes_interrupt_windows.c. */
#ifndef SOCKSPEC_NATIVE_LANES_THREADS_H
#define SOCKSPEC_NATIVE_LANES_THREADS_H

#include "lanes.h"
#include "thread_state.h"
#include "threads.h"

enum { lane_count = 6 };

struct gate;

struct queued {
  struct frame* frame;
  struct queued* next;
};

struct lane {
  thread_id thread;
  struct thread_state state;
  /* Under lanes_mutex. */
  condition arrived;
  condition changed;
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

extern mutex lanes_mutex;
struct lane* lane_at(int index);

void gates_forget(void); /* under lanes_mutex: releases what is parked, which then fails */
void gates_clear(void);
/* Before there are threads. */
void lanes_prepare_interrupt(void);
/* Interrupts the call that the lane's thread is in, for the nth time. */
void lane_interrupt(struct lane* lane, int times);

#endif
