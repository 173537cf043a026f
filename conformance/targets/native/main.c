#include "frames.h"
#include "hello.h"
#include "lanes.h"
#include "messages.h"
#include "process.h"
#include "system.h"

static void answer_everything(void) {
  struct frame* frame;
  while ((frame = frame_read()) != NULL) {
    if (!answer_frame(frame)) return;
  }
}

int main(int count, char** arguments) {
  int status = 0;
  driver_clock_start();
  if (!process_begin(count, arguments, &status)) return status;
  if (!frames_open()) return 1;
  frames_set_idle(lanes_press);
  answer_everything();
  process_end();
  /* What exit() runs may wait for threads that are in calls. */
  if (!lanes_stop()) _exit(0);
  return 0;
}
