#include "posix/handle.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

namespace sockspec {

int close_handle(native_handle handle) noexcept {
  return ::close(handle) == 0 ? 0 : errno;
}

int set_handle_blocking(native_handle handle, bool blocking) noexcept {
  int nonblocking = blocking ? 0 : 1;
  return ::ioctl(handle, FIONBIO, &nonblocking);
}

}  // namespace sockspec
