#include "system.h"

#include <sys/syscall.h>

/* /proc/self/fd, opened before any cell: it names what is open without looking at every number. */
static int folder = -1;

void system_census_begin(void) {
  folder =
      (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (folder >= 0) folder = system_move_high(folder);
}

/* The folder of a forked child is still its parent's. */
void system_census_in_child(void) {
  folder = -1;
}

/* What getdents64 writes, as in getdents(2). */
struct entry {
  uint64_t inode;
  int64_t next;
  unsigned short length;
  unsigned char type;
  char name[1]; /* as long as it is */
};

static void note_entries(bool open[census_size], const char* entries, long count) {
  for (long at = 0; at < count;) {
    unsigned short length = 0;
    const char* const name = entries + at + offsetof(struct entry, name);
    memcpy(&length, entries + at + offsetof(struct entry, length), sizeof length);
    if (length == 0) return;
    if (name[0] >= '0' && name[0] <= '9') {
      const long number = strtol(name, NULL, 10);
      if (number < census_size) open[number] = true;
    }
    at += length;
  }
}

static bool census_by_folder(bool open[census_size]) {
  char entries[4096];
  long count;
  memset(open, 0, census_size * sizeof *open);
  if (folder < 0 || syscall(SYS_lseek, folder, 0L, SEEK_SET) != 0) return false;
  while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
    note_entries(open, entries, count);
  }
  return count == 0;
}

static long poll_now(struct pollfd* entries, size_t count) {
  struct timespec at_once = {0, 0};
  return syscall(SYS_ppoll, entries, count, &at_once, NULL, 8);
}

/* One poll() tells of many numbers at once, but refuses more of them than the descriptor limit
   allows. */
static bool census_by_poll(bool open[census_size], int first, int count) {
  struct pollfd entries[256];
  for (int i = 0; i < count; ++i) {
    entries[i].fd = first + i;
    entries[i].events = 0;
    entries[i].revents = 0;
  }
  if (poll_now(entries, (size_t)count) < 0) return false;
  for (int i = 0; i < count; ++i) open[first + i] = (entries[i].revents & POLLNVAL) == 0;
  return true;
}

static void census_by_number(bool open[census_size]) {
  for (int first = 0; first < census_size; first += 256) {
    if (census_by_poll(open, first, 256)) continue;
    for (int i = first; i < first + 256; ++i) open[i] = syscall(SYS_fcntl, i, F_GETFD) >= 0;
  }
}

void system_census(bool open[census_size]) {
  if (!census_by_folder(open)) census_by_number(open);
}
