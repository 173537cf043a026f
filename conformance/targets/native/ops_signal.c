#include "lying.h"
#include "operations.h"
#include "signals.h"
#include "waiting.h"

static const struct name_entry ways[] = {
    {"count", signal_counted}, {"ignore", signal_ignored}, {"default", signal_default}};
static const struct name_table signal_ways = {"action", ways, sizeof ways / sizeof *ways, NULL};

void operation_signal_action(struct call* call) {
  int signal = 0;
  int way = 0;
  bool restart = false;
  if (!signal_argument(call, &signal)) return;
  if (!name_argument(call, "action", &signal_ways, &way)) return;
  if (!boolean_argument(call, "restart", false, &restart) || !begin_call(call)) return;
  end_call(call, signals_act(signal, (enum signal_way)way, restart ? SA_RESTART : 0));
  answer_plainly(call);
}

void operation_signal_count(struct call* call) {
  int signal = 0;
  int count;
  if (!signal_argument(call, &signal) || !begin_call(call)) return;
  count = LIES("signal_count.counts_none") ? 0 : signals_count(signal);
  end_call(call, 0);
  open_outcome(call);
  json_write_integer(call->out, "count", count);
  close_outcome(call);
}

/* Of the lane that makes this call: masks belong to threads. */
void operation_signal_mask(struct call* call) {
  int signal = 0;
  bool blocked = false;
  if (!signal_argument(call, &signal)) return;
  if (!boolean_argument(call, "blocked", true, &blocked) || !begin_call(call)) return;
  end_call(call, signals_block(signal, blocked));
  answer_plainly(call);
}

void operation_interrupt(struct call* call) {
  int signal = 0;
  int64_t lane = 0;
  int code;
  if (!signal_argument(call, &signal)) return;
  if (!integer_argument(call, "lane", 0, lanes_count() - 1, &lane)) return;
  if (calls_in_child()) {
    broken(call, "a child has no lanes");
    return;
  }
  if (!begin_call(call)) return;
  code = lanes_signal((int)lane, signal);
  errno = code;
  end_call(call, code == 0 ? 0 : -1);
  answer_plainly(call);
}
