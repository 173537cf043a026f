#pragma once
// What tests ask of a handle that the library has made.

#include <gtest/gtest.h>
// <windows.h> comes after it
// clang-format off
#include <winsock2.h>
#include <windows.h>
// clang-format on

#include "sockspec/config.hpp"

namespace sockspec::testing {

inline HANDLE as_file(native_handle handle) {
  return reinterpret_cast<HANDLE>(handle);
}

inline bool is_inherited(native_handle handle) {
  DWORD flags = 0;
  EXPECT_NE(::GetHandleInformation(as_file(handle), &flags), 0);
  return (flags & HANDLE_FLAG_INHERIT) != 0;
}

/// Whether calls wait on the handle: a bound datagram socket's, or a connection's. Windows does not
/// tell, but a call with a limit in the system does.
inline bool handle_blocks(native_handle handle) {
  const auto limit = [handle](DWORD milliseconds) {
    EXPECT_EQ(::setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO,
                           reinterpret_cast<const char*>(&milliseconds), sizeof milliseconds),
              0);
  };
  limit(1);
  char byte = 0;
  EXPECT_EQ(::recv(handle, &byte, 1, MSG_PEEK), SOCKET_ERROR);
  const int error = ::WSAGetLastError();
  limit(0);
  EXPECT_TRUE(error == WSAETIMEDOUT || error == WSAEWOULDBLOCK) << error;
  return error == WSAETIMEDOUT;
}

inline bool is_open_handle(native_handle handle) {
  DWORD flags = 0;
  return ::GetHandleInformation(as_file(handle), &flags) != 0;
}

/// Closes it behind the library's back.
inline bool close_natively(native_handle handle) {
  return ::closesocket(handle) == 0;
}

/// An open handle that is no socket.
class pipe_handle {
 public:
  pipe_handle() { EXPECT_NE(::CreatePipe(&ends_[0], &ends_[1], nullptr, 0), 0); }
  ~pipe_handle() {
    ::CloseHandle(ends_[0]);
    ::CloseHandle(ends_[1]);
  }
  pipe_handle(const pipe_handle&) = delete;
  pipe_handle& operator=(const pipe_handle&) = delete;

  native_handle get() const { return reinterpret_cast<native_handle>(ends_[0]); }

 private:
  HANDLE ends_[2] = {};
};

}  // namespace sockspec::testing
