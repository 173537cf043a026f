// The C library's functions for files, signals and threads, as the linker finds them first.

#include <fcntl.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <csignal>
#include <cstdarg>

#include "posix/faults/spoiled.hpp"

using sockspec::testing::fault_of;
using sockspec::testing::spoiled;
using sockspec::testing::spoiled_transfer;
using sockspec::testing::true_function;

namespace {

const char* name_of(int command) {
  switch (command) {
    case F_DUPFD_CLOEXEC:
      return "fcntl F_DUPFD_CLOEXEC";
    case F_SETFD:
      return "fcntl F_SETFD";
    case F_GETFL:
      return "fcntl F_GETFL";
    default:
      return nullptr;  // F_GETFD: by it the tests ask what is open
  }
}

}  // namespace

// The C library declares them with names of its own, and some with an ellipsis.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name, cert-dcl50-cpp)
extern "C" {

int open(const char* path, int flags, ...) {
  static const auto next = true_function<int(const char*, int, ...)>("open");
  std::va_list rest;
  va_start(rest, flags);
  const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0;
  va_end(rest);
  return spoiled("open", [&] { return next(path, flags, mode); });
}

int fcntl(int handle, int command, ...) {
  static const auto next = true_function<int(int, int, ...)>("fcntl");
  std::va_list rest;
  va_start(rest, command);
  void* const argument = va_arg(rest, void*);
  va_end(rest);
  const char* const name = name_of(command);
  if (name == nullptr) return next(handle, command, argument);
  return spoiled(name, [&] { return next(handle, command, argument); });
}

int ioctl(int handle, unsigned long request, ...) noexcept {
  static const auto next = true_function<int(int, unsigned long, ...)>("ioctl");
  std::va_list rest;
  va_start(rest, request);
  void* const argument = va_arg(rest, void*);
  va_end(rest);
  return spoiled("ioctl", [&] { return next(handle, request, argument); });
}

ssize_t read(int handle, void* data, std::size_t size) {
  static const auto next = true_function<ssize_t(int, void*, std::size_t)>("read");
  return spoiled_transfer("read", size, [&](std::size_t part) { return next(handle, data, part); });
}

ssize_t pread(int handle, void* data, std::size_t size, off_t offset) {
  static const auto next = true_function<ssize_t(int, void*, std::size_t, off_t)>("pread");
  return spoiled_transfer("pread", size,
                          [&](std::size_t part) { return next(handle, data, part, offset); });
}

off_t lseek(int handle, off_t offset, int from) noexcept {
  static const auto next = true_function<off_t(int, off_t, int)>("lseek");
  return spoiled("lseek", [&] { return next(handle, offset, from); });
}

ssize_t sendfile(int to, int from, off_t* offset, std::size_t size) noexcept {
  static const auto next = true_function<ssize_t(int, int, off_t*, std::size_t)>("sendfile");
  return spoiled_transfer("sendfile", size,
                          [&](std::size_t part) { return next(to, from, offset, part); });
}

int sigtimedwait(const sigset_t* set, siginfo_t* about, const timespec* time) {
  static const auto next =
      true_function<int(const sigset_t*, siginfo_t*, const timespec*)>("sigtimedwait");
  return spoiled("sigtimedwait", [&] { return next(set, about, time); });
}

// Returns its error.
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* argument) noexcept {
  static const auto next =
      true_function<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>(
          "pthread_create");
  const auto* const found = fault_of("pthread_create");
  return found != nullptr ? found->error : next(thread, attributes, run, argument);
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name, cert-dcl50-cpp)
