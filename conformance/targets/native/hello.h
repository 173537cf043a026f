/* What hello makes and tells. */
#ifndef SOCKSPEC_NATIVE_HELLO_H
#define SOCKSPEC_NATIVE_HELLO_H

#include "frames.h"

/* Makes the threads and descriptors that the driver needs for itself. Returns the number of
   lanes, 0 for a failure. */
int start_everything(void);
void write_hello(struct json_writer* out, int lanes);

#endif
