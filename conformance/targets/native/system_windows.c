#include "system.h"

/* The driver's own descriptors are those of the C library; sockets are none of them. */

long system_read(int descriptor, void* bytes, size_t length) {
  return _read(descriptor, bytes, (unsigned)length);
}

bool system_write_all(int descriptor, const void* bytes, size_t length) {
  const char* at = bytes;
  while (length > 0) {
    const int count = _write(descriptor, at, (unsigned)length);
    if (count < 0) return false;
    at += count;
    length -= (size_t)count;
  }
  return true;
}

void system_close(int descriptor) {
  _close(descriptor);
}

bool system_is_open(socket_number number) {
  DWORD unused;
  return GetHandleInformation((HANDLE)number, &unused) != 0;
}

/* A duplicate that children do not inherit, without the translation of line ends. */
int system_move_high(int descriptor) {
  const HANDLE self = GetCurrentProcess();
  HANDLE copy = NULL;
  if (!DuplicateHandle(self, (HANDLE)_get_osfhandle(descriptor), self, &copy, 0, FALSE,
                       DUPLICATE_SAME_ACCESS)) {
    return -1;
  }
  return _open_osfhandle((intptr_t)copy, _O_BINARY);
}

bool system_open_null_as(int descriptor) {
  const int opened = _open("NUL", _O_RDWR);
  if (opened < 0 || !system_duplicate_as(opened, descriptor)) return false;
  _close(opened);
  return true;
}

bool system_duplicate_as(int of, int other) {
  return _dup2(of, other) == 0;
}

/* Nothing waits for a pipe and a time together: reading waits. What is to be done meanwhile has a
   thread: lanes_interrupt_windows.c. */
bool system_wait_readable(int descriptor, int milliseconds) {
  (void)descriptor;
  (void)milliseconds;
  return true;
}

void system_sleep(int64_t nanoseconds) {
  if (nanoseconds < 1000000) {
    SwitchToThread(); /* the shortest sleep may be 16 ms */
  } else {
    Sleep((DWORD)(nanoseconds / 1000000));
  }
}

void system_census(bool open[census_size]) {
  memset(open, 0, census_size * sizeof *open);
}
