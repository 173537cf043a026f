#include "system.h"
#include "thread_state.h"

#include <sys/syscall.h>

static int open_high(long thread, const char* file) {
  char path[64];
  int descriptor;
  snprintf(path, sizeof path, "/proc/self/task/%ld/%s", thread, file);
  descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
  return descriptor < 0 ? -1 : system_move_high(descriptor);
}

void thread_state_open(struct thread_state* state) {
  const long thread = syscall(SYS_gettid);
  state->stat = open_high(thread, "stat");
  state->syscall = open_high(thread, "syscall");
}

bool thread_state_known(const struct thread_state* state) {
  return state->stat >= 0;
}

/* Reads the whole of a small file; returns its length, 0 if it cannot be read. */
static size_t read_from_start(int descriptor, char* text, size_t size) {
  const long count = descriptor < 0 ? 0 : syscall(SYS_pread64, descriptor, text, size - 1, 0L);
  const size_t length = count > 0 ? (size_t)count : 0;
  text[length] = '\0';
  return length;
}

/* The text after the given number of spaces; the end if there are fewer. */
static const char* skip_fields(const char* text, int fields) {
  while (fields > 0 && *text != '\0') {
    if (*text++ == ' ') --fields;
  }
  return text;
}

/* proc(5): "pid (name) S ppid ...": the state is field 3, utime and stime are 14 and 15. The
   name may contain anything. */
void thread_state_look(const struct thread_state* state, struct thread_look* look) {
  char text[1024];
  const char* after_name;
  const char* times;
  size_t length;
  memset(look, 0, sizeof *look);
  if (read_from_start(state->stat, text, sizeof text) == 0) return;
  after_name = strrchr(text, ')');
  if (after_name == NULL || after_name[1] != ' ') return;
  look->sleeping = after_name[2] == 'S';
  times = skip_fields(after_name + 2, 11);
  length = (size_t)(skip_fields(times, 2) - times);
  if (length > 60) length = 60;
  memcpy(look->text, times, length);
  read_from_start(state->syscall, look->text + length, sizeof look->text - length);
}
