#include "operations.h"

static void write_interfaces(struct json_writer* out, const struct if_nameindex* all) {
  json_open(out, "interfaces", '[');
  for (const struct if_nameindex* one = all; one->if_index != 0; ++one) {
    json_open(out, NULL, '{');
    json_write_integer(out, "index", one->if_index);
    json_write_bytes(out, "name", one->if_name, strlen(one->if_name));
    json_close(out, '}');
  }
  json_close(out, ']');
}

void operation_if_nameindex(struct call* call) {
  struct if_nameindex* all = NULL;
  if (!begin_call(call)) return;
  all = if_nameindex();
  end_call(call, all == NULL ? -1 : 0);
  open_outcome(call);
  if (all != NULL) write_interfaces(call->out, all);
  close_outcome(call);
  if (all != NULL) if_freenameindex(all);
}
