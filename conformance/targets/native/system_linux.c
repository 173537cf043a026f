#include "system.h"

#include <linux/capability.h>
#include <sys/syscall.h>

/* poll() is missing from the newer architectures' tables, ppoll() is in all. The kernel's sigset
   is 8 bytes. */
static long raw_poll(struct pollfd* entries, size_t count, int milliseconds) {
  const struct timespec limit = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
  struct timespec left = limit; /* the kernel updates it */
  return syscall(SYS_ppoll, entries, count, milliseconds < 0 ? NULL : &left, NULL, 8);
}

long system_read(int descriptor, void* bytes, size_t length) {
  for (;;) {
    const long count = syscall(SYS_read, descriptor, bytes, length);
    if (count >= 0) return count;
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
    const long count = syscall(SYS_write, descriptor, at, length);
    if (count >= 0) {
      at += count;
      length -= (size_t)count;
    } else if (errno == EAGAIN) {
      struct pollfd entry = {descriptor, POLLOUT, 0};
      raw_poll(&entry, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

void system_close(int descriptor) {
  syscall(SYS_close, descriptor);
}

bool system_is_open(socket_number number) {
  return syscall(SYS_fcntl, number, F_GETFD) >= 0;
}

int system_move_high(int descriptor) {
  long moved = syscall(SYS_fcntl, descriptor, F_DUPFD_CLOEXEC, driver_descriptors_from);
  struct rlimit limit;
  if (moved < 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur > 32) {
    moved = syscall(SYS_fcntl, descriptor, F_DUPFD_CLOEXEC, (int)limit.rlim_cur - 24);
  }
  if (moved >= 0) system_close(descriptor);
  return (int)moved;
}

bool system_open_null_as(int descriptor) {
  const int opened = (int)syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR, 0);
  if (opened == descriptor) return true;
  if (opened < 0 || !system_duplicate_as(opened, descriptor)) return false;
  system_close(opened);
  return true;
}

bool system_duplicate_as(int of, int other) {
  return syscall(SYS_dup3, of, other, 0) == other;
}

void system_set_inheritable(int descriptor) {
  syscall(SYS_fcntl, descriptor, F_SETFD, 0);
}

/* Kernels without memfd_create get a file of the scratch folder that loses its name at once. */
int system_make_file(void) {
  int made = (int)syscall(SYS_memfd_create, "child", 1u /* MFD_CLOEXEC */);
  if (made < 0) {
    made =
        (int)syscall(SYS_openat, AT_FDCWD, ".child", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) syscall(SYS_unlinkat, AT_FDCWD, ".child", 0);
  }
  return made < 0 ? -1 : system_move_high(made);
}

bool system_file_store(int descriptor, const void* bytes, size_t length) {
  return syscall(SYS_lseek, descriptor, 0L, SEEK_SET) == 0 &&
         syscall(SYS_ftruncate, descriptor, 0L) == 0 && system_write_all(descriptor, bytes, length);
}

long system_file_load(int descriptor, void* bytes, size_t size) {
  if (syscall(SYS_lseek, descriptor, 0L, SEEK_SET) != 0) return -1;
  return system_read(descriptor, bytes, size);
}

bool system_wait_readable(int descriptor, int milliseconds) {
  struct pollfd entry = {descriptor, POLLIN, 0};
  return raw_poll(&entry, 1, milliseconds) > 0;
}

void system_sleep(int64_t nanoseconds) {
  struct timespec left = {(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
  while (syscall(SYS_nanosleep, &left, &left) != 0 && errno == EINTR) continue;
}

bool system_is_privileged(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{0, 0, 0}, {0, 0, 0}};
  if (syscall(SYS_capget, &header, data) != 0) return geteuid() == 0;
  return (data[0].effective | data[1].effective) != 0;
}
