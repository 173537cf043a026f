
#include "lanes_threads.h"
#include "system.h"

enum { nanoseconds_between_looks = 1000000, nanoseconds_between_presses = 5000000 };

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

/* What interrupts may come between the flag and the call itself, where it interrupts nothing: it
   is done again until the lane has left. */
static void press(struct lane* lane) {
  ++lane->presses;
  lane->pressed_at = driver_clock();
  lane_interrupt(lane, lane->presses);
}

bool lanes_cancel(int64_t id) {
  bool found = false;
  mutex_lock(&lanes_mutex);
  for (int i = 0; i < lane_count; ++i) {
    struct lane* const lane = lane_at(i);
    if (lane->request != id || lane->gate != NULL) continue;
    found = true;
    store(&lane->cancelled, 1);
    press(lane);
  }
  mutex_unlock(&lanes_mutex);
  return found;
}

int lanes_press(void) {
  bool pressing = false;
  mutex_lock(&lanes_mutex);
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
  mutex_unlock(&lanes_mutex);
  return pressing ? nanoseconds_between_presses / 1000000 : -1;
}
