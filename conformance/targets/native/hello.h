/* What hello makes and tells. */
#ifndef SOCKSPEC_NATIVE_HELLO_H
#define SOCKSPEC_NATIVE_HELLO_H

#include "frames.h"

/* The program's name, by which it can be executed again where the system does not know it. */
void set_program(const char* name);
/* Makes the threads and descriptors that the driver needs for itself. Returns the number of
   lanes, 0 for a failure. */
int start_everything(void);
void write_hello(struct json_writer* out, int lanes);

#endif
