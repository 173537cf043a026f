#include "lanes.h"
#include "waiting.h"

bool mask_argument(struct call* call, sigset_t* mask, bool* given) {
  const struct json* const names = json_member(call->arguments, "mask");
  int signal = 0;
  sigemptyset(mask);
  *given = names != NULL && names->kind != json_null;
  if (!*given) return true;
  if (names->kind != json_array) return broken(call, "mask is not an array");
  for (const struct json* name = names->first; name != NULL; name = name->next) {
    if (!name_value(call, "mask", name, &signals, &signal)) return false;
    if (sigaddset(mask, signal) != 0) return broken(call, "mask holds what is no signal");
  }
  return true;
}

bool signal_argument(struct call* call, int* signal) {
  if (!name_argument(call, "signal", &signals, signal)) return false;
  if (*signal != cancel_signal()) return true;
  return unsupported(call, "the driver needs this signal itself");
}
