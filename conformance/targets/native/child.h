/* Child processes that run a script: made by fork, or by executing this program again. */
#ifndef SOCKSPEC_NATIVE_CHILD_H
#define SOCKSPEC_NATIVE_CHILD_H

#include "calls.h"

/* Makes the file through which scripts and results travel; before any cell. Returns whether
 * children can be made. */
bool children_begin(const char* program);
bool children_possible(void);
/* What main does in an executed child: reads the script from that file, runs it, stores the
 * results. */
int child_main(int file, int64_t clock_start);

#endif
