#include "berkeley/accepting.hpp"
#include "berkeley/native_address.hpp"
#include "new_socket.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"
#include "winsock/handle.hpp"
#include "winsock/reachable.hpp"
#include "winsock/waiting.hpp"

namespace sockspec {
namespace {

/// The outcome of a connect that went on in the background: a number of Winsock, or 0.
int pending_error(native_handle handle) noexcept {
  int error = 0;
  int size = sizeof error;
  if (::getsockopt(handle, SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&error), &size) != 0) {
    return last_error(handle);
  }
  if (error != 0) return error;
  // Without an error there must be a peer. There is none if the socket was shut down meanwhile.
  address peer;
  size = static_cast<int>(address::capacity);
  return ::getpeername(handle, socket_address(peer), &size) == 0 ? 0 : last_error(handle);
}

void finish_connect(waiting& wait, native_handle handle, std::atomic<int>& told,
                    std::error_code& ec) noexcept {
  // Winsock's word for it is "would block", which is something else on other systems.
  if (wait.is_over()) return fail(ec, WSAEINPROGRESS);
  if (!wait.until_connected(ec)) return;
  const int error = pending_error(handle);
  told.store(error, std::memory_order_relaxed);
  if (error != 0) return fail(ec, error);
  succeed(ec);
}

}  // namespace

void socket::connect(const address& peer, std::error_code& ec) noexcept {
  if (lacks_port(peer) && has_ports(type_of(handle_))) return fail(ec, WSAEADDRNOTAVAIL);
  told_error_.store(0, std::memory_order_relaxed);
  const address to = reachable(peer);
  if (::connect(handle_, socket_address(to), length(to)) == 0) {
    if (type_of(handle_) == SOCK_DGRAM) report_refused_datagrams(handle_, true);
    return succeed(ec);
  }
  const int error = last_error(handle_);
  if (error != WSAEWOULDBLOCK) {
    told_error_.store(error, std::memory_order_relaxed);
    return fail(ec, error);
  }
  waiting wait(*this, POLLWRNORM);
  finish_connect(wait, handle_, told_error_, ec);
}

socket socket::accept(address& peer, std::error_code& ec) noexcept {
  waiting wait(*this, POLLRDNORM);
  succeed(ec);
  while (may_accept(wait, listens_, accepts_no_more_, ec)) {
    int size = static_cast<int>(address::capacity);
    const native_handle handle = accept_handle(handle_, socket_address(peer), &size);
    if (handle != invalid_handle) {
      peer.resize(static_cast<std::size_t>(size));
      succeed(ec);
      socket accepted(handle);
      take_default_timeout(accepted, ec);
      return accepted;
    }
    if (wait.try_again(ec)) continue;
    // The client has gone while it waited: elsewhere that is not what "reset" means.
    if (ec == errc::connection_reset) fail(ec, WSAECONNABORTED);
    break;
  }
  peer.resize(0);
  return {};
}

}  // namespace sockspec
