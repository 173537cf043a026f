#include "child.h"
#include "frames.h"
#include "hello.h"
#include "lanes.h"
#include "limits.h"
#include "messages.h"
#include "signals.h"
#include "system.h"

/* Arguments of an executed child: --child FILE CLOCK. */
static bool asked_to_be_child(int count, char** arguments) {
  return count == 4 && strcmp(arguments[1], "--child") == 0;
}

static void answer_everything(void) {
  struct frame* frame;
  while ((frame = frame_read()) != NULL) {
    if (!answer_frame(frame)) return;
  }
}

int main(int count, char** arguments) {
  if (asked_to_be_child(count, arguments)) {
    return child_main((int)strtol(arguments[2], NULL, 10), strtoll(arguments[3], NULL, 10));
  }
  driver_clock_start();
  signals_begin();
  limits_begin();
  if (!frames_open()) return 1;
  frames_set_idle(lanes_press);
  set_program(arguments[0]);
  answer_everything();
  children_end();
  /* What exit() runs may wait for threads that are in calls. */
  if (!lanes_stop()) _exit(0);
  return 0;
}
