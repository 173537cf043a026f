/* The limit of descriptor numbers that calls lowered. */
#ifndef SOCKSPEC_NATIVE_LIMITS_H
#define SOCKSPEC_NATIVE_LIMITS_H

#include "platform.h"

/* Keeps what limits_restore restores. */
void limits_begin(void);
/* Sets the soft limit so that exactly `spare` numbers can still be handed out. Returns it, or -1
   with errno. */
int64_t limits_leave(int64_t spare);
/* Returns the limit at start, or -1 with errno. */
int64_t limits_restore(void);

#endif
