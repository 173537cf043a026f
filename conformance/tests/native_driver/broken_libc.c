/* Stands before libc and breaks what a driver might lean on for its own purposes: its channel, its
   descriptors, its waits. A call that is judged meets this; the driver itself must not. */
#include <errno.h>
#include <stddef.h>

static int fail(void) {
  errno = EIO;
  return -1;
}

long read(int descriptor, void* bytes, size_t length) {
  (void)descriptor, (void)bytes, (void)length;
  return fail();
}

long write(int descriptor, const void* bytes, size_t length) {
  (void)descriptor, (void)bytes, (void)length;
  return fail();
}

int close(int descriptor) {
  (void)descriptor;
  return fail();
}

int dup(int descriptor) {
  (void)descriptor;
  return fail();
}

int dup2(int descriptor, int wanted) {
  (void)descriptor, (void)wanted;
  return fail();
}

int fcntl(int descriptor, int command, ...) {
  (void)descriptor, (void)command;
  return fail();
}

int poll(void* entries, unsigned long count, int timeout) {
  (void)entries, (void)count, (void)timeout;
  return fail();
}

int open(const char* path, int flags, ...) {
  (void)path, (void)flags;
  return fail();
}
