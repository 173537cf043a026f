#include "reset.h"

#include "handles.h"
#include "lanes.h"
#include "process.h"

void reset_everything(struct json_writer* out) {
  process_calm();
  lanes_forget();
  process_restore();
  handles_reset(out);
  process_remove_files();
}
