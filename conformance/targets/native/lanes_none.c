#include "calls.h"
#include "lanes.h"
#include "process.h"

/* One lane and no thread: a request is worked on where it is read, and nothing else is read
   meanwhile. */
struct lane {
  int unused;
};

static struct lane only;

int lanes_start(void) {
  return 1;
}

bool lanes_stop(void) {
  return true;
}

bool lanes_can_wait(void) {
  return false;
}

bool lanes_can_tell_blocked(void) {
  return false;
}

void lanes_submit(int lane, struct frame* frame) {
  (void)lane;
  run_request(&only, frame);
  frame_free(frame);
}

/* Nothing can be parked, so there is nothing to release. */
int lanes_open_gate(const char* name, size_t length) {
  (void)name;
  (void)length;
  return 0;
}

enum blocked_state lanes_blocked(int lane) {
  (void)lane;
  return blocked_no; /* whoever asks is read between requests */
}

bool lanes_parked(int lane) {
  (void)lane;
  return false;
}

bool lanes_cancel(int64_t id) {
  (void)id;
  return false;
}

int lanes_press(void) {
  return -1;
}

bool lanes_busy(void) {
  return false;
}

void lanes_forget(void) {
  process_restore_thread();
}

#if defined(HAVE_SIGNALS)
int lanes_signal(int lane, int signal) {
  (void)lane;
  return raise(signal) == 0 ? 0 : errno;
}

int cancel_signal(void) {
  return 0;
}
#endif

int lanes_count(void) {
  return 1;
}

struct lane* lane_of_child(void) {
  return &only;
}

bool lane_pass_gate(struct lane* lane, const char* name, size_t length) {
  (void)lane;
  (void)name;
  (void)length;
  return false;
}

void lane_enter(struct lane* lane, socket_number descriptor) {
  (void)lane;
  (void)descriptor;
}

void lane_leave(struct lane* lane) {
  (void)lane;
}

void lane_finish(struct lane* lane) {
  (void)lane;
}

bool lane_cancelled(const struct lane* lane) {
  (void)lane;
  return false;
}

void lock_output(void) {}

void unlock_output(void) {}

void lock_state(void) {}

void unlock_state(void) {}
