/* Signal dispositions and masks that calls changed, and how often each signal came. */
#ifndef SOCKSPEC_NATIVE_SIGNALS_H
#define SOCKSPEC_NATIVE_SIGNALS_H

#include "platform.h"

/* At start: no signal is blocked, SIGPIPE ends the process. */
void signals_begin(void);
enum signal_way { signal_counted, signal_ignored, signal_default };
/* 0, or -1 with errno. */
int signals_act(int signal, enum signal_way way, int flags);
int signals_count(int signal);
/* Blocks or unblocks a signal for the calling thread; 0, or -1 with errno. */
int signals_block(int signal, bool blocked);
/* Restores dispositions, discards what is pending, forgets counts. */
void signals_reset(void);
/* Restores the calling thread's mask. */
void signals_restore_mask(void);

#endif
