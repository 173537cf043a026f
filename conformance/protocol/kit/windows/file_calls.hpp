#pragma once
// The calls on files, under names that the platforms share. They set errno.

#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdio>

namespace sockspec::driver {

inline int open_to_read(const char* path) {
  return ::_open(path, _O_RDONLY | _O_BINARY);
}
/// To be read and written.
inline int make_file(const char* path) {
  return ::_open(path, _O_RDWR | _O_CREAT | _O_TRUNC | _O_BINARY, _S_IREAD | _S_IWRITE);
}
/// At most what an int holds, as any read may give less than there is room for.
inline int read_file(int file, void* into, std::size_t room) {
  return ::_read(file, into, static_cast<unsigned>(std::min<std::size_t>(room, INT_MAX)));
}
inline int write_file(int file, const void* from, std::size_t count) {
  return ::_write(file, from, static_cast<unsigned>(std::min<std::size_t>(count, INT_MAX)));
}
inline auto rewind_file(int file) {
  return ::_lseeki64(file, 0, SEEK_SET);
}
inline int close_file(int file) {
  return ::_close(file);
}

}  // namespace sockspec::driver
