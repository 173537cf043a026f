#include "child.h"

#include "arguments.h"
#include "handles.h"
#include "operations.h"
#include "system.h"

static int child_file = -1;
static const char* this_program;
/* Under the state's lock. There is one file, so there is one child at a time. */
static bool child_claimed;
static pid_t running_child;

bool children_begin(const char* program) {
  this_program = program;
  child_file = system_make_file();
  return child_file >= 0;
}

bool children_possible(void) {
  return child_file >= 0;
}

void children_end(void) {
  lock_state();
  if (running_child > 0) kill(running_child, SIGKILL);
  unlock_state();
}

bool child_claim(void) {
  bool claimed;
  lock_state();
  claimed = !child_claimed;
  child_claimed = true;
  unlock_state();
  return claimed;
}

void child_unclaim(void) {
  lock_state();
  child_claimed = false;
  unlock_state();
}

bool child_store(const char* text, size_t length) {
  return system_file_store(child_file, text, length);
}

long child_load(char* text, size_t size) {
  return system_file_load(child_file, text, size);
}

/* Runs the script and stores {"results":[...]}. */
static void run_as_child(struct lane* lane, const struct frame* frame, const struct json* script) {
  struct json_writer out;
  calls_become_child();
  system_census_in_child();
  reply_open(&out);
  json_open(&out, NULL, '{');
  run_calls(lane, frame, script, &out);
  json_close(&out, '}');
  if (out.overflow || !child_store(out.text, out.length)) _exit(1);
  free(out.text);
}

/* "inherited" is an array of pairs: handle and number. */
static void adopt_inherited(const struct json* script) {
  const struct json* const pairs = json_member(script, "inherited");
  const struct json* const first = pairs == NULL ? NULL : pairs->first;
  for (const struct json* pair = first; pair != NULL; pair = pair->next) {
    if (pair->count != 2 || !handles_take(pair->first->integer)) continue;
    handles_fill((int)pair->first->integer, (socket_number)pair->first->next->integer);
  }
}

int child_main(int file, int64_t clock_start) {
  static char script[line_size];
  struct frame frame;
  long length;
  memset(&frame, 0, sizeof frame);
  driver_clock_start_at(clock_start);
  child_file = file;
  length = child_load(script, sizeof script);
  if (length <= 0 || json_parse(&frame.document, script, (size_t)length) != NULL) return 1;
  frame.root = frame.document.root;
  handles_own_alone(file);
  adopt_inherited(frame.root);
  run_as_child(lane_of_child(), &frame, frame.root);
  json_free(&frame.document);
  return 0;
}

/* What the runner wants inherited is, also where its descriptor is close-on-exec; the parent's
   is another one. */
static void make_inheritable(struct call* call) {
  const struct json* const inherits = json_member(call->arguments, "inherits");
  const struct json* on = inherits == NULL ? NULL : inherits->first;
  for (; on != NULL; on = on->next) {
    socket_number number = NO_SOCKET;
    if (handle_value(call, "inherits", on, &number)) system_set_inheritable(number);
  }
  system_set_inheritable(child_file);
}

static void execute(struct call* call) {
  char file[16];
  char clock[32];
  char* arguments[5];
  char name[] = "sockspec-driver-native";
  char mode[] = "--child";
  snprintf(file, sizeof file, "%d", child_file);
  snprintf(clock, sizeof clock, "%lld", (long long)driver_clock_origin());
  arguments[0] = name;
  arguments[1] = mode;
  arguments[2] = file;
  arguments[3] = clock;
  arguments[4] = NULL;
  make_inheritable(call);
  execv("/proc/self/exe", arguments);
  execvp(this_program, arguments);
  _exit(127);
}

/* The handles' state is locked meanwhile, so that the child finds it whole and unlocked. */
pid_t child_start(struct call* call, enum child_way way) {
  pid_t child;
  lock_state();
  child = fork();
  running_child = child;
  unlock_state();
  if (child != 0) return child;
  if (way == child_executes) execute(call);
  run_as_child(call->lane, call->frame, call->arguments);
  _exit(0);
}

int child_await(const struct call* call, pid_t child, int* status) {
  pid_t ended;
  while ((ended = waitpid(child, status, 0)) < 0 && errno == EINTR) {
    if (lane_cancelled(call->lane)) kill(child, SIGKILL);
  }
  lock_state();
  running_child = 0;
  unlock_state();
  return ended < 0 ? -1 : 0;
}
