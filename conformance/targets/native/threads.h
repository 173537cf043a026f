/* Threads, locks, conditions and atomic numbers, as lanes need them: threads_pthread.h or
   threads_windows.h. Each names types `thread_id`, `mutex` and `condition`, and initialisers. */
#ifndef SOCKSPEC_NATIVE_THREADS_H
#define SOCKSPEC_NATIVE_THREADS_H

#include "platform.h"

typedef void thread_function(void* argument);

#if defined(_WIN32)
#include "threads_windows.h"
#else
#include "threads_pthread.h"
#endif

#endif
