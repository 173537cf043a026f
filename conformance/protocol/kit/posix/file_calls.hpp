#pragma once
// The calls on files, under names that the platforms share. They set errno.

#include <fcntl.h>
#include <unistd.h>

#include <cstddef>

namespace sockspec::driver {

inline int open_to_read(const char* path) {
  return ::open(path, O_RDONLY);
}
/// To be read and written; only for its owner.
inline int make_file(const char* path) {
  return ::open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
}
inline auto read_file(int file, void* into, std::size_t room) {
  return ::read(file, into, room);
}
inline auto write_file(int file, const void* from, std::size_t count) {
  return ::write(file, from, count);
}
inline auto rewind_file(int file) {
  return ::lseek(file, 0, SEEK_SET);
}
inline int close_file(int file) {
  return ::close(file);
}

}  // namespace sockspec::driver
