#include "operations.h"

/* Windows numbers and names its interfaces, but has no if_nameindex. Those that if_indextoname
   could not name are left out. */
static void write_interfaces(struct json_writer* out, const MIB_IF_TABLE2* all) {
  json_open(out, "interfaces", '[');
  for (ULONG i = 0; i < all->NumEntries; ++i) {
    const MIB_IF_ROW2* const row = &all->Table[i];
    char name[IF_NAMESIZE + 1] = "";
    if (ConvertInterfaceLuidToNameA(&row->InterfaceLuid, name, sizeof name) != 0) continue;
    json_open(out, NULL, '{');
    json_write_integer(out, "index", (int64_t)row->InterfaceIndex);
    json_write_bytes(out, "name", name, strlen(name));
    json_close(out, '}');
  }
  json_close(out, ']');
}

void operation_if_nameindex(struct call* call) {
  MIB_IF_TABLE2* all = NULL;
  if (!begin_call(call)) return;
  WSASetLastError((int)GetIfTable2(&all));
  end_call(call, all == NULL ? -1 : 0);
  open_outcome(call);
  if (all != NULL) write_interfaces(call->out, all);
  close_outcome(call);
  if (all != NULL) FreeMibTable(all);
}
