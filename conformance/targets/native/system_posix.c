#include "system.h"

long system_read(int descriptor, void* bytes, size_t length) {
  for (;;) {
    const ssize_t count = read(descriptor, bytes, length);
    if (count >= 0) return (long)count;
    if (errno == EAGAIN) {
      system_wait_readable(descriptor, -1);
    } else if (errno != EINTR) {
      return -1;
    }
  }
}

bool system_write_all(int descriptor, const void* bytes, size_t length) {
  const char* at = bytes;
  while (length > 0) {
    const ssize_t count = write(descriptor, at, length);
    if (count >= 0) {
      at += count;
      length -= (size_t)count;
    } else if (errno == EAGAIN) {
      struct pollfd entry = {descriptor, POLLOUT, 0};
      poll(&entry, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

void system_close(int descriptor) {
  close(descriptor);
}

bool system_is_open(socket_number number) {
  return fcntl(number, F_GETFD) >= 0;
}

int system_move_high(int descriptor) {
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, driver_descriptors_from);
  struct rlimit limit;
  if (moved < 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur > 32) {
    moved = fcntl(descriptor, F_DUPFD_CLOEXEC, (int)limit.rlim_cur - 24);
  }
  if (moved >= 0) close(descriptor);
  return moved;
}

bool system_open_null_as(int descriptor) {
  const int opened = open("/dev/null", O_RDWR);
  if (opened == descriptor) return true;
  if (opened < 0 || !system_duplicate_as(opened, descriptor)) return false;
  close(opened);
  return true;
}

bool system_duplicate_as(int of, int other) {
  return dup2(of, other) == other;
}

void system_set_inheritable(int descriptor) {
  fcntl(descriptor, F_SETFD, 0);
}

int system_make_file(void) {
  char name[] = ".child-XXXXXX";
  const int made = mkstemp(name);
  if (made < 0) return -1;
  unlink(name);
  return system_move_high(made);
}

bool system_file_store(int descriptor, const void* bytes, size_t length) {
  return lseek(descriptor, 0, SEEK_SET) == 0 && ftruncate(descriptor, 0) == 0 &&
         system_write_all(descriptor, bytes, length);
}

long system_file_load(int descriptor, void* bytes, size_t size) {
  if (lseek(descriptor, 0, SEEK_SET) != 0) return -1;
  return system_read(descriptor, bytes, size);
}

bool system_wait_readable(int descriptor, int milliseconds) {
  struct pollfd entry = {descriptor, POLLIN, 0};
  return poll(&entry, 1, milliseconds) > 0;
}

void system_sleep(int64_t nanoseconds) {
  struct timespec left = {(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) continue;
}

void system_census_begin(void) {}

void system_census_in_child(void) {}

void system_census(bool open[census_size]) {
  for (int i = 0; i < census_size; ++i) open[i] = fcntl(i, F_GETFD) >= 0;
}

bool system_is_privileged(void) {
  return geteuid() == 0;
}
