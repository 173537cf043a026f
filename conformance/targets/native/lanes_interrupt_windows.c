#include "lanes_threads.h"
#include "system.h"

enum { nanoseconds_of_rest = 5000000 };

/* The reader cannot wait for a pipe and a time together: this thread presses on. */
static condition pressed = CONDITION_INITIALIZER;
static bool is_wanted; /* under lanes_mutex */

static void press_on(void* unused) {
  (void)unused;
  for (;;) {
    mutex_lock(&lanes_mutex);
    while (!is_wanted) condition_wait(&pressed, &lanes_mutex);
    is_wanted = false;
    mutex_unlock(&lanes_mutex);
    while (lanes_press() >= 0) system_sleep(nanoseconds_of_rest);
  }
}

void lanes_prepare_interrupt(void) {
  thread_id unused;
  thread_create(&unused, press_on, NULL);
}

/* What the system does for calls on the socket is cancelled. The number is what lane_enter stored:
   handles of Windows have 32 bits. */
void lane_interrupt(struct lane* lane, int times) {
  CancelIoEx((HANDLE)(intptr_t)load(&lane->descriptor), NULL);
  if (times > 1) return;
  is_wanted = true;
  condition_wake_one(&pressed);
}
