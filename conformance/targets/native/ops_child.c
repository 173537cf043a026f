#include "arguments.h"
#include "child.h"
#include "operations.h"

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
  reply_open(&out);
  stored = write_script(call, &out) &&
           (child_store(out.text, out.length) || broken(call, "the script could not be stored"));
  free(out.text);
  return stored;
}

/* A forked child has its script in memory: for it the file is only emptied. */
static bool prepare_file(struct call* call, enum child_way way) {
  if (way == child_executes) return store_script(call);
  return child_store("", 0) || broken(call, "the child's file cannot be emptied");
}

/* Copies the results out of what the child stored; nothing if it died before. */
static void write_results(struct json_writer* out) {
  struct json_document document;
  char* const text = malloc(line_size);
  const long length = text == NULL ? 0 : child_load(text, line_size);
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

static void run_child(struct call* call, enum child_way way) {
  int status = 0;
  int result = -1;
  pid_t child;
  if (!begin_call(call)) return;
  child = child_start(call, way);
  if (child > 0) result = child_await(call, child, &status);
  end_call(call, result);
  open_outcome(call);
  if (!call->failed) {
    write_results(call->out);
    write_exit(call->out, status);
  }
  close_outcome(call);
}

static bool way_argument(struct call* call, enum child_way* to) {
  const struct json* const how = json_member(call->arguments, "how");
  *to = json_is_text(how, "exec") ? child_executes : child_forks;
  if (*to == child_executes || json_is_text(how, "fork")) return true;
  return broken(call, "how is neither fork nor exec");
}

void operation_child(struct call* call) {
  const struct json* calls = NULL;
  enum child_way way = child_forks;
  if (!children_possible()) {
    unsupported(call, "no file for children could be made");
    return;
  }
  if (!way_argument(call, &way) || !array_argument(call, "calls", required, &calls)) return;
  if (!child_claim()) {
    broken(call, "another child is running");
    return;
  }
  if (prepare_file(call, way)) run_child(call, way);
  child_unclaim();
}
