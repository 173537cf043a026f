/* The part of threads.h for systems with POSIX threads. */
#ifndef SOCKSPEC_NATIVE_THREADS_PTHREAD_H
#define SOCKSPEC_NATIVE_THREADS_PTHREAD_H

#include <pthread.h>

typedef pthread_t thread_id;
typedef pthread_mutex_t mutex;
typedef pthread_cond_t condition;
#define MUTEX_INITIALIZER PTHREAD_MUTEX_INITIALIZER
#define CONDITION_INITIALIZER PTHREAD_COND_INITIALIZER

struct thread_start {
  thread_function* function;
  void* argument;
};

static inline void* thread_main(void* start) {
  const struct thread_start how = *(struct thread_start*)start;
  free(start);
  how.function(how.argument);
  return NULL;
}

static inline bool thread_create(thread_id* to, thread_function* function, void* argument) {
  struct thread_start* const start = malloc(sizeof *start);
  if (start == NULL) return false;
  start->function = function;
  start->argument = argument;
  if (pthread_create(to, NULL, thread_main, start) == 0) return true;
  free(start);
  return false;
}
static inline void thread_join(thread_id thread) {
  pthread_join(thread, NULL);
}

static inline void mutex_lock(mutex* guard) {
  pthread_mutex_lock(guard);
}
static inline void mutex_unlock(mutex* guard) {
  pthread_mutex_unlock(guard);
}
static inline void condition_begin(condition* of) {
  pthread_cond_init(of, NULL);
}
static inline void condition_wait(condition* of, mutex* guard) {
  pthread_cond_wait(of, guard);
}
static inline void condition_wake_one(condition* of) {
  pthread_cond_signal(of);
}
static inline void condition_wake_all(condition* of) {
  pthread_cond_broadcast(of);
}

/* C99 has no atomics; every compiler with pthreads that we know has these. */
static inline void store(int* to, int value) {
  __atomic_store_n(to, value, __ATOMIC_SEQ_CST);
}
static inline int load(const int* from) {
  return __atomic_load_n(from, __ATOMIC_SEQ_CST);
}

#endif
