#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

#include "berkeley/accepting.hpp"
#include "berkeley/native_address.hpp"
#include "new_socket.hpp"
#include "posix/handle.hpp"
#include "posix/waiting.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {
namespace {

/// The outcome of a connect that went on in the background: errno, or 0.
int pending_error(native_handle handle) noexcept {
  int error = 0;
  socklen_t size = sizeof error;
  if (::getsockopt(handle, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return errno;
  if (error != 0) return error;
  // Without an error there must be a peer. There is none if the socket was shut down meanwhile.
  address peer;
  size = address::capacity;
  return ::getpeername(handle, socket_address(peer), &size) == 0 ? 0 : errno;
}

void finish_connect(waiting& wait, native_handle handle, std::error_code& ec) noexcept {
  if (!wait.until_ready(ec)) return;
  const int error = pending_error(handle);
  if (error != 0) return fail(ec, error);
  succeed(ec);
}

enum class connect_step { wait, again_after_nap, again, failed };

/// errno of a connect. A signal does not stop one over a network, it goes on. One to a UNIX socket
/// waits in line for the listener, and a signal takes it out of the line.
int connect_error(bool local) noexcept {
  return errno == EINTR && !local ? EINPROGRESS : errno;
}

/// What to do after connect failed with this error.
connect_step next_step(int error, bool local, waiting& wait) noexcept {
  if (error == EINTR) return connect_step::again;
  if (wait.is_over()) return connect_step::failed;
  if (error == EINPROGRESS) return connect_step::wait;
  if (local && would_block(error) && wait.has_timeout()) return connect_step::again_after_nap;
  return connect_step::failed;
}

}  // namespace

void socket::connect(const address& peer, std::error_code& ec) noexcept {
  // Linux would ask port 0, and be refused.
  if (lacks_port(peer) && has_ports(type_of(handle_))) return fail(ec, EADDRNOTAVAIL);
  waiting wait(*this, POLLOUT);
  const bool local = peer.family() == address_family::unix_domain;
  for (;;) {
    if (::connect(handle_, socket_address(peer), length(peer)) == 0) return succeed(ec);
    switch (const int error = connect_error(local); next_step(error, local, wait)) {
      case connect_step::wait:
        return finish_connect(wait, handle_, ec);
      case connect_step::failed:
        return fail(ec, error);
      case connect_step::again:
        break;
      case connect_step::again_after_nap:
        if (!wait.nap(ec)) return;
        break;
    }
  }
}

socket socket::accept(address& peer, std::error_code& ec) noexcept {
  waiting wait(*this, POLLIN);
  socket accepted;
  succeed(ec);
  while (shutdown_ends_listening ? !accepts_no_more_.load(std::memory_order_relaxed)
                                 : may_accept(wait, listens_, accepts_no_more_, ec)) {
    socklen_t size = address::capacity;
    const native_handle handle = accept_handle(handle_, socket_address(peer), &size);
    if (handle != invalid_handle) {
      peer.resize(size);
      succeed(ec);
      accepted.handle_ = handle;
      take_default_timeout(accepted, ec);
      return accepted;
    }
    if (!wait.try_again(errno, ec)) break;
  }
  // Some systems wake accept with a failure of their own; and Linux says "would block" of a UNIX
  // listener that was shut down, if it does not block.
  if (accepts_no_more_.load(std::memory_order_relaxed)) fail(ec, errc::invalid_argument);
  peer.resize(0);
  return accepted;
}

}  // namespace sockspec
