#include "reset.h"

#include "handles.h"
#include "lanes.h"
#include "limits.h"
#include "made_paths.h"
#include "signals.h"

void reset_everything(struct json_writer* out) {
  lanes_forget();
  limits_restore();
  signals_reset();
  handles_reset(out);
  remove_made_paths();
}
