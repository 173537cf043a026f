// For systems where a handle is made first and set up afterwards (macOS). A child process that
// another thread starts in between inherits it.

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>

#include "berkeley/control_items.hpp"
#include "posix/handle.hpp"

namespace sockspec {
namespace {

/// Sets up a new handle, or closes it and keeps the error.
native_handle prepared(native_handle handle) noexcept {
  if (handle < 0) return handle;
  // Accepted sockets take O_NONBLOCK from the listener here.
  const bool ready = ::fcntl(handle, F_SETFD, FD_CLOEXEC) == 0 &&
                     set_handle_blocking(handle, true) == 0 && silence_handle(handle) == 0;
  if (ready) return handle;
  const int error = errno;
  close_handle(handle);
  errno = error;
  return invalid_handle;
}

}  // namespace

native_handle open_handle(int family, int type, int protocol) noexcept {
  return prepared(::socket(family, type, protocol));
}

native_handle accept_handle(native_handle listener, sockaddr* peer, socklen_t* length) noexcept {
  return prepared(::accept(listener, peer, length));
}

int open_handle_pair(int family, int type, int protocol, native_handle handles[2]) noexcept {
  if (::socketpair(family, type, protocol, handles) != 0) return -1;
  for (int i = 0; i != 2; ++i) {
    if (prepared(handles[i]) != invalid_handle) continue;
    const int error = errno;
    close_handle(handles[1 - i]);
    errno = error;
    return -1;
  }
  return 0;
}

void prepare_received_handles(const received_ancillary_data& received) noexcept {
  for (std::size_t i = 0;; ++i) {
    const native_handle handle = descriptor_at(received.bytes(), i);
    if (handle == invalid_handle) return;
    // It cannot fail on a handle that is open.
    static_cast<void>(::fcntl(handle, F_SETFD, FD_CLOEXEC));
  }
}

int silence_handle(native_handle handle) noexcept {
#ifdef SO_NOSIGPIPE
  const int on = 1;
  // A socket whose connection was reset before it was accepted refuses every option (EINVAL); it
  // cannot send, either.
  const int result = ::setsockopt(handle, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
  return result != 0 && errno == EINVAL ? 0 : result;
#else
  static_assert(no_signal != 0, "each call that sends must be able to suppress SIGPIPE");
  return handle < 0 ? -1 : 0;
#endif
}

}  // namespace sockspec
