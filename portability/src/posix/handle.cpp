#include "posix/handle.hpp"

#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace sockspec {
namespace {

/// An option's value; 0 where it cannot be read.
int number_or_zero(native_handle handle, int name) noexcept {
  int value = 0;
  socklen_t size = sizeof value;
  return ::getsockopt(handle, SOL_SOCKET, name, &value, &size) == 0 ? value : 0;
}

}  // namespace

int close_handle(native_handle handle) noexcept {
  return ::close(handle) == 0 ? 0 : errno;
}

int type_of(native_handle handle) noexcept {
  return number_or_zero(handle, SO_TYPE);
}

bool is_listener(native_handle handle) noexcept {
  return number_or_zero(handle, SO_ACCEPTCONN) != 0;
}

int set_handle_blocking(native_handle handle, bool blocking) noexcept {
  int nonblocking = blocking ? 0 : 1;
  return ::ioctl(handle, FIONBIO, &nonblocking);
}

}  // namespace sockspec
