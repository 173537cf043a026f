// For systems where the calls that make a handle can make it close on exec (SOCK_CLOEXEC, accept4).

#include "posix/handle.hpp"

namespace sockspec {

native_handle open_handle(int family, int type, int protocol) noexcept {
  return ::socket(family, type | SOCK_CLOEXEC, protocol);
}

native_handle accept_handle(native_handle listener, sockaddr* peer, socklen_t* length) noexcept {
  return ::accept4(listener, peer, length, SOCK_CLOEXEC);
}

int open_handle_pair(int family, int type, int protocol, native_handle handles[2]) noexcept {
  return ::socketpair(family, type | SOCK_CLOEXEC, protocol, handles);
}

int silence_handle(native_handle) noexcept {
  static_assert(no_signal != 0, "each call that sends must be able to suppress SIGPIPE");
  return 0;
}

void prepare_received_handles(const received_ancillary_data&) noexcept {
  static_assert(close_received_on_exec != 0, "recvmsg must be able to make handles not inherited");
}

}  // namespace sockspec
