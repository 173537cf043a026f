#include "reset.h"

#include "handles.h"
#include "lanes.h"
#include "limits.h"
#include "made_paths.h"
#include "signals.h"

void reset_everything(struct json_writer* out) {
  signals_reset(); /* before lanes get their masks back: it discards what is pending */
  lanes_forget();
  limits_restore();
  handles_reset(out);
  remove_made_paths();
}
