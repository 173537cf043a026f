#include "frames.h"
#include "lanes.h"
#include "messages.h"
#include "system.h"

int main(void) {
  struct frame* frame;
  driver_clock_start();
  if (!frames_open()) return 1;
  frames_set_idle(lanes_press);
  while ((frame = frame_read()) != NULL) {
    if (!answer_frame(frame)) break;
  }
  /* What exit() runs may wait for threads that are in calls. */
  if (!lanes_stop()) _exit(0);
  return 0;
}
