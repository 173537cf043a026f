#include "child.h"

#include "arguments.h"
#include "handles.h"
#include "operations.h"
#include "system.h"

enum { most_inherited = 64 };

static int child_file = -1;
static const char* this_program;
static bool
    child_runs; /* under the state's lock: there is one file, so there is one child at a time */

bool children_begin(const char* program) {
  this_program = program;
  child_file = system_make_file();
  return child_file >= 0;
}

bool children_possible(void) {
  return child_file >= 0;
}

static bool claim_file(void) {
  bool claimed;
  lock_state();
  claimed = !child_runs;
  child_runs = true;
  unlock_state();
  return claimed;
}

static void give_file_back(void) {
  lock_state();
  child_runs = false;
  unlock_state();
}

/* --- In the child
 * -------------------------------------------------------------------------------------------------
 */

/* Runs the script and stores {"results":[...]}. */
static void run_as_child(struct lane* lane, const struct frame* frame, const struct json* script) {
  struct json_writer out;
  calls_become_child();
  if (!reply_open(&out)) _exit(1);
  json_open(&out, NULL, '{');
  run_calls(lane, frame, script, &out);
  json_close(&out, '}');
  if (out.overflow || !system_file_store(child_file, out.text, out.length)) _exit(1);
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
  length = system_file_load(file, script, sizeof script);
  if (length <= 0 || json_parse(&frame.document, script, (size_t)length) != NULL) return 1;
  frame.root = frame.document.root;
  handles_own_alone(file);
  adopt_inherited(frame.root);
  run_as_child(lane_of_child(), &frame, frame.root);
  json_free(&frame.document);
  return 0;
}

static void execute(void) {
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
  system_set_inheritable(child_file);
  execv("/proc/self/exe", arguments);
  execvp(this_program, arguments);
  _exit(127);
}

/* --- In the parent
 * ------------------------------------------------------------------------------------------------
 */

/* Writes which inherited handle is which number. */
static bool write_inherited(struct call* call, struct json_writer* out) {
  const struct json* inherits = NULL;
  const struct json* on;
  if (!array_argument(call, "inherits", optional, &inherits)) return false;
  json_open(out, "inherited", '[');
  for (on = inherits == NULL ? NULL : inherits->first; on != NULL; on = on->next) {
    socket_number number = NO_SOCKET;
    if (on->kind != json_integer) return broken(call, "inherits holds what is no handle");
    if (!handle_value(call, "inherits", on, &number)) return false;
    json_open(out, NULL, '[');
    json_write_integer(out, NULL, on->integer);
    json_write_integer(out, NULL, number);
    json_close(out, ']');
  }
  json_close(out, ']');
  return true;
}

/* What an executed child is told: the calls as they came, and the inherited handles. */
static bool write_script(struct call* call, struct json_writer* out) {
  const struct json* const calls = json_member(call->arguments, "calls");
  const struct json* const stop = json_member(call->arguments, "stop_on_error");
  json_open(out, NULL, '{');
  json_write_source(out, "calls", calls->text, calls->length);
  json_write_boolean(out, "stop_on_error", stop != NULL && stop->kind == json_true);
  if (!write_inherited(call, out)) return false;
  json_close(out, '}');
  return !out->overflow || broken(call, "the script is too long for a child");
}

static bool store_script(struct call* call) {
  struct json_writer out;
  bool stored;
  if (!reply_open(&out)) return broken(call, "no memory for the script");
  stored = write_script(call, &out) && (system_file_store(child_file, out.text, out.length) ||
                                        broken(call, "the script could not be stored"));
  free(out.text);
  return stored;
}

/* Starts the child. Handles' state is locked meanwhile, so that the child finds it whole and
 * unlocked. */
static pid_t start_child(struct call* call, bool executes) {
  pid_t child;
  lock_state();
  child = fork();
  unlock_state();
  if (child != 0) return child;
  if (executes) execute();
  run_as_child(call->lane, call->frame, call->arguments);
  _exit(0);
}

/* Waits for the child's end; a cancelled call kills it. 0, or -1 with errno. */
static int await_child(const struct call* call, pid_t child, int* status) {
  while (waitpid(child, status, 0) < 0) {
    if (errno != EINTR) return -1;
    if (lane_cancelled(call->lane)) kill(child, SIGKILL);
  }
  return 0;
}

/* Copies the results out of what the child stored; nothing if it died before. */
static void write_results(struct json_writer* out) {
  struct json_document document;
  char* const text = malloc(line_size);
  const long length = text == NULL ? 0 : system_file_load(child_file, text, line_size);
  if (length > 0 && json_parse(&document, text, (size_t)length) == NULL) {
    const struct json* const results = json_member(document.root, "results");
    if (results != NULL) json_write_source(out, "results", results->text, results->length);
    json_free(&document);
  }
  free(text);
}

static void write_exit(struct json_writer* out, int status) {
  json_open(out, "exit", '{');
  if (WIFSIGNALED(status)) {
    write_name(out, "signal", &signals, WTERMSIG(status));
  } else {
    json_write_integer(out, "status", WEXITSTATUS(status));
  }
  json_close(out, '}');
}

static void run_child(struct call* call, bool executes) {
  int status = 0;
  int result = -1;
  pid_t child;
  if (!begin_call(call)) return;
  child = start_child(call, executes);
  if (child > 0) result = await_child(call, child, &status);
  end_call(call, result);
  open_outcome(call);
  if (!call->failed) {
    write_results(call->out);
    write_exit(call->out, status);
  }
  close_outcome(call);
}

void operation_child(struct call* call) {
  const struct json* const how = json_member(call->arguments, "how");
  const struct json* calls = NULL;
  const bool executes = json_is_text(how, "exec");
  if (!children_possible()) {
    unsupported(call, "no file for children could be made");
  } else if (!executes && !json_is_text(how, "fork")) {
    broken(call, "how is neither fork nor exec");
  } else if (!array_argument(call, "calls", required, &calls)) {
    return;
  } else if (!claim_file()) {
    broken(call, "another child is running");
  } else {
    const bool stored = executes ? store_script(call) : system_file_store(child_file, "", 0);
    if (stored) run_child(call, executes);
    give_file_back();
    if (!stored && !call->answered) broken(call, "the child's file cannot be emptied");
  }
}
