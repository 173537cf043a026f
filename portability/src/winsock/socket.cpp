#include "sockspec/socket.hpp"

#include "berkeley/native_address.hpp"
#include "berkeley/native_kind.hpp"
#include "new_socket.hpp"
#include "result.hpp"
#include "winsock/handle.hpp"

namespace sockspec {
namespace {

void settle(native_handle handle, int result, std::error_code& ec) noexcept {
  if (result != 0) return fail(ec, last_error(handle));
  succeed(ec);
}

constexpr int native(shutdown_how how) noexcept {
  switch (how) {
    case shutdown_how::read:
      return SD_RECEIVE;
    case shutdown_how::write:
      return SD_SEND;
    case shutdown_how::both:
      break;
  }
  return SD_BOTH;
}

using name_call = int(WSAAPI*)(SOCKET, sockaddr*, int*);

address name_by(name_call call, native_handle handle, std::error_code& ec) noexcept {
  address name;
  int size = static_cast<int>(address::capacity);
  settle(handle, call(handle, socket_address(name), &size), ec);
  name.resize(ec ? 0 : static_cast<std::size_t>(size));
  return name;
}

bool has_peer(native_handle handle) noexcept {
  std::error_code ec;
  name_by(::getpeername, handle, ec);
  return ec != errc::not_connected;
}

/// Wakes the calls that wait on a handle: shutting it down does not.
void wake(native_handle handle) noexcept {
  // Without any there is nothing to cancel, which it calls a failure.
  static_cast<void>(::CancelIoEx(reinterpret_cast<HANDLE>(handle), nullptr));
}

}  // namespace

socket::socket(address_family family, socket_type type, socket_protocol protocol,
               std::error_code& ec) noexcept
    : handle_(open_handle(native(family), native(type), native(protocol))) {
  settle(handle_, is_open() ? 0 : SOCKET_ERROR, ec);
  if (!ec) take_default_timeout(*this, ec);
}

socket socket::adopt(native_handle handle, std::error_code& ec) noexcept {
  const int error = start_winsock();
  if (error != 0) {
    fail(ec, error);
    return {};
  }
  // Nothing tells whether a handle blocks: from now on it does.
  settle(handle, type_of(handle) == 0 ? SOCKET_ERROR : set_handle_blocking(handle, true), ec);
  if (ec) return {};
  socket adopted(handle);
  adopted.listens_.store(is_listener(handle), std::memory_order_relaxed);
  return adopted;
}

void socket::bind(const address& local, std::error_code& ec) noexcept {
  settle(handle_, ::bind(handle_, socket_address(local), length(local)), ec);
  // Of an address that another socket has for itself, Windows says "access denied".
  if (ec == errc::permission_denied) fail(ec, WSAEADDRINUSE);
}

void socket::listen(int backlog, std::error_code& ec) noexcept {
  settle(handle_, ::listen(handle_, backlog), ec);
  // Other systems give a socket without an address one.
  if (ec == errc::invalid_argument && bind_to_wildcard(handle_) == 0) {
    settle(handle_, ::listen(handle_, backlog), ec);
  }
  if (ec) return;
  listens_.store(true, std::memory_order_relaxed);
  accepts_no_more_.store(false, std::memory_order_relaxed);
}

void socket::shutdown(shutdown_how how, std::error_code& ec) noexcept {
  if (type_of(handle_) == SOCK_DGRAM && !has_peer(handle_)) return fail(ec, WSAENOTCONN);
  settle(handle_, ::shutdown(handle_, native(how)), ec);
  if (ec == errc::not_connected && listens_.load(std::memory_order_relaxed)) {
    if (how != shutdown_how::write) accepts_no_more_.store(true, std::memory_order_relaxed);
    succeed(ec);
  }
  // A cancelled send cannot tell how much of its data was taken: who shuts down both sides does not
  // ask.
  if (!ec && how == shutdown_how::both) wake(handle_);
}

void socket::close(std::error_code& ec) noexcept {
  succeed(ec);
  if (!is_open()) return;
  const int error = close_handle(detach());
  // Closed all the same, and what the peer did does not matter any more.
  if (error != 0 && error != WSAECONNRESET) fail(ec, error);
}

address socket::getsockname(std::error_code& ec) const noexcept {
  const address name = name_by(::getsockname, handle_, ec);
  // Windows names only what is bound.
  if (ec != errc::invalid_argument) return name;
  sockaddr_storage wildcard{};
  const int size = wildcard_of(handle_, wildcard);
  if (size == 0) return name;
  succeed(ec);
  return address_of(wildcard, static_cast<std::size_t>(size));
}

address socket::getpeername(std::error_code& ec) const noexcept {
  return name_by(::getpeername, handle_, ec);
}

void socket::settimeout(timeout time, std::error_code& ec) noexcept {
  if (time && time->count() < 0) return fail(ec, errc::argument_rejected);
  const mode_lock alone;
  settle(handle_, set_handle_blocking(handle_, !time), ec);
  if (!ec) timeout_.store(time ? time->count() : for_ever, std::memory_order_relaxed);
}

}  // namespace sockspec
