#pragma once
// What tests ask of a handle that the library has made.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sockspec/config.hpp"

namespace sockspec::testing {

inline bool is_inherited(native_handle handle) {
  return (::fcntl(handle, F_GETFD) & FD_CLOEXEC) == 0;
}

/// Whether calls wait on the handle: a bound datagram socket's, or a connection's.
inline bool handle_blocks(native_handle handle) {
  return (::fcntl(handle, F_GETFL) & O_NONBLOCK) == 0;
}

inline bool is_open_handle(native_handle handle) {
  return ::fcntl(handle, F_GETFD) != -1;
}

/// Closes it behind the library's back.
inline bool close_natively(native_handle handle) {
  return ::close(handle) == 0;
}

/// An open handle that is no socket.
class pipe_handle {
 public:
  pipe_handle() { EXPECT_EQ(::pipe(ends_), 0); }
  ~pipe_handle() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  pipe_handle(const pipe_handle&) = delete;
  pipe_handle& operator=(const pipe_handle&) = delete;

  native_handle get() const { return ends_[0]; }

 private:
  int ends_[2] = {};
};

}  // namespace sockspec::testing
