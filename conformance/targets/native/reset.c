#include "reset.h"

#include "handles.h"
#include "lanes.h"

void reset_everything(struct json_writer* out) {
  lanes_forget();
  handles_reset(out);
}
