/* Child processes that run a script: made by fork, or by executing this program again. Scripts
   and results travel through one nameless file, so there is one child at a time. */
#ifndef SOCKSPEC_NATIVE_CHILD_H
#define SOCKSPEC_NATIVE_CHILD_H

#include "calls.h"

/* Makes the file, before any cell. Returns whether children can be made. */
bool children_begin(const char* program);
bool children_possible(void);
/* Kills the child that runs, if one does: it ends with the driver. */
void children_end(void);

/* Whoever makes a child claims the file; false if another does. */
bool child_claim(void);
void child_unclaim(void);
/* Replaces what the file holds; reads it from its start (bytes, -1 on an error). */
bool child_store(const char* text, size_t length);
long child_load(char* text, size_t size);

enum child_way { child_forks, child_executes };
/* Starts a child that runs the call's script; -1 with errno. */
pid_t child_start(struct call* call, enum child_way way);
/* Waits for its end; a cancelled call kills it. 0, or -1 with errno. */
int child_await(const struct call* call, pid_t child, int* status);

/* What main does in an executed child: reads the script from that file, runs it, stores the
   results. Returns the exit status. */
int child_main(int file, int64_t clock_start);

#endif
