#include "posix/handle.hpp"

#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace sockspec {

int close_handle(native_handle handle) noexcept {
  return ::close(handle) == 0 ? 0 : errno;
}

int type_of(native_handle handle) noexcept {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(handle, SOL_SOCKET, SO_TYPE, &type, &size) == 0 ? type : 0;
}

int set_handle_blocking(native_handle handle, bool blocking) noexcept {
  int nonblocking = blocking ? 0 : 1;
  return ::ioctl(handle, FIONBIO, &nonblocking);
}

}  // namespace sockspec
