#include "arguments.h"
#include "handles.h"
#include "limits.h"
#include "operations.h"
#include "system.h"

void operation_whoami(struct call* call) {
  if (!begin_call(call)) return;
  end_call(call, 0);
  open_outcome(call);
  json_write_integer(call->out, "process", (int64_t)getpid());
  json_write_integer(call->out, "user", (int64_t)geteuid());
  json_write_integer(call->out, "group", (int64_t)getegid());
  json_write_boolean(call->out, "capabilities", system_is_privileged());
  close_outcome(call);
}

void operation_limit(struct call* call) {
  const bool restores = json_is_null(json_member(call->arguments, "spare"));
  int64_t spare = 0;
  int64_t limit;
  if (!restores && !integer_argument(call, "spare", 0, census_size / 2, &spare)) return;
  if (!begin_call(call)) return;
  limit = restores ? limits_restore() : limits_leave(spare);
  end_call(call, limit < 0 ? -1 : 0);
  open_outcome(call);
  if (!call->failed) json_write_integer(call->out, "limit", limit);
  close_outcome(call);
}

void operation_census(struct call* call) {
  bool open[census_size];
  int lowest_free = 0;
  if (!begin_call(call)) return;
  system_census(open);
  end_call(call, 0);
  open_outcome(call);
  while (lowest_free < census_size && open[lowest_free]) ++lowest_free;
  handles_census(open);
  json_open(call->out, "numbers", '[');
  for (int i = 0; i < census_size; ++i) {
    if (open[i]) json_write_integer(call->out, NULL, i);
  }
  json_close(call->out, ']');
  json_write_integer(call->out, "lowest_free", lowest_free);
  close_outcome(call);
}
