#pragma once
// The system calls that differ by system, as a careful C program makes them. Results are those of
// the calls: -1, with errno.

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sockspec::benchmarks {

#ifdef MSG_NOSIGNAL
inline constexpr int no_signal = MSG_NOSIGNAL;
#else
inline constexpr int no_signal = 0;
#endif

// Handles that are not inherited. Where there is SOCK_CLOEXEC, there is accept4.
#ifdef SOCK_CLOEXEC

inline int open_socket(int family, int type) noexcept {
  return ::socket(family, type | SOCK_CLOEXEC, 0);
}

inline int open_pair(int type, int* both) noexcept {
  return ::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, both);
}

inline int accept_one(int listener, sockaddr* from, socklen_t* size) noexcept {
  return ::accept4(listener, from, size, SOCK_CLOEXEC);
}

#else

inline int not_inherited(int handle) noexcept {
  if (handle != -1) ::fcntl(handle, F_SETFD, FD_CLOEXEC);
  return handle;
}

inline int open_socket(int family, int type) noexcept {
  return not_inherited(::socket(family, type, 0));
}

inline int open_pair(int type, int* both) noexcept {
  const int result = ::socketpair(AF_UNIX, type, 0, both);
  if (result == 0) {
    not_inherited(both[0]);
    not_inherited(both[1]);
  }
  return result;
}

inline int accept_one(int listener, sockaddr* from, socklen_t* size) noexcept {
  return not_inherited(::accept(listener, from, size));
}

#endif

}  // namespace sockspec::benchmarks
