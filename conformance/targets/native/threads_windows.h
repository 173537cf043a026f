/* The part of threads.h for Windows. */
#ifndef SOCKSPEC_NATIVE_THREADS_WINDOWS_H
#define SOCKSPEC_NATIVE_THREADS_WINDOWS_H

typedef HANDLE thread_id;
typedef SRWLOCK mutex;
typedef CONDITION_VARIABLE condition;
#define MUTEX_INITIALIZER SRWLOCK_INIT
#define CONDITION_INITIALIZER CONDITION_VARIABLE_INIT

struct thread_start {
  thread_function* function;
  void* argument;
};

static inline unsigned __stdcall thread_main(void* start) {
  const struct thread_start how = *(struct thread_start*)start;
  free(start);
  how.function(how.argument);
  return 0;
}

static inline bool thread_create(thread_id* to, thread_function* function, void* argument) {
  struct thread_start* const start = malloc(sizeof *start);
  if (start == NULL) return false;
  start->function = function;
  start->argument = argument;
  *to = (HANDLE)_beginthreadex(NULL, 0, thread_main, start, 0, NULL);
  if (*to != NULL) return true;
  free(start);
  return false;
}
static inline void thread_join(thread_id thread) {
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

static inline void mutex_lock(mutex* guard) {
  AcquireSRWLockExclusive(guard);
}
static inline void mutex_unlock(mutex* guard) {
  ReleaseSRWLockExclusive(guard);
}
static inline void condition_begin(condition* of) {
  InitializeConditionVariable(of);
}
static inline void condition_wait(condition* of, mutex* guard) {
  SleepConditionVariableSRW(of, guard, INFINITE, 0);
}
static inline void condition_wake_one(condition* of) {
  WakeConditionVariable(of);
}
static inline void condition_wake_all(condition* of) {
  WakeAllConditionVariable(of);
}

static inline void store(int* to, int value) {
  InterlockedExchange((volatile LONG*)to, value);
}
static inline int load(const int* from) {
  return (int)InterlockedCompareExchange((volatile LONG*)(uintptr_t)from, 0, 0);
}

#endif
