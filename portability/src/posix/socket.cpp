#include "sockspec/socket.hpp"

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>

#include "berkeley/native_address.hpp"
#include "berkeley/native_kind.hpp"
#include "new_socket.hpp"
#include "posix/handle.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

void settle(int result, std::error_code& ec) noexcept {
  if (result != 0) return fail(ec, errno);
  succeed(ec);
}

constexpr int native(shutdown_how how) noexcept {
  switch (how) {
    case shutdown_how::read:
      return SHUT_RD;
    case shutdown_how::write:
      return SHUT_WR;
    case shutdown_how::both:
      break;
  }
  return SHUT_RDWR;
}

/// IPv6 sockets of FreeBSD and NetBSD refuse IPv4 unless told otherwise.
constexpr bool v6only_at_first = SOCKSPEC_V6ONLY_AT_FIRST != 0;

/// Opens a socket. What has no number of its own is refused by every system, but not by every
/// system in the same words.
native_handle open_kind(int family, int type, int protocol) noexcept {
  if (family != AF_UNSPEC && type != 0) return open_handle(family, type, protocol);
  errno = family == AF_UNSPEC ? EAFNOSUPPORT : ESOCKTNOSUPPORT;
  return invalid_handle;
}

using name_call = int (*)(int, sockaddr*, socklen_t*);

address name_by(name_call call, native_handle handle, std::error_code& ec) noexcept {
  address name;
  socklen_t size = address::capacity;
  settle(call(handle, socket_address(name), &size), ec);
  if (!ec) name.resize(size);
  return name;
}

}  // namespace

socket::socket(address_family family, socket_type type, socket_protocol protocol,
               std::error_code& ec) noexcept
    : handle_(open_kind(native(family), native(type), native(protocol))) {
  settle(is_open() ? 0 : -1, ec);
  if (v6only_at_first && !ec && family == address_family::inet6) {
    setsockopt(ipv6::v6only, false, ec);
    std::error_code lost;
    if (ec) close(lost);
  }
  if (!ec) take_default_timeout(*this, ec);
}

socket socket::adopt(native_handle handle, std::error_code& ec) noexcept {
  int type = 0;
  socklen_t size = sizeof type;
  settle(::getsockopt(handle, SOL_SOCKET, SO_TYPE, &type, &size), ec);
  if (ec) return {};
  const int flags = ::fcntl(handle, F_GETFL);
  settle(flags == -1 ? -1 : silence_handle(handle), ec);
  if (ec) return {};
  socket adopted(handle);
  if ((flags & O_NONBLOCK) != 0) adopted.timeout_ = 0;
  const bool listens = adopted.getsockopt(so::acceptconn, ec);
  if (ec == errc::no_protocol_option) succeed(ec);  // macOS and OpenBSD do not tell
  if (!ec) {
    adopted.listens_ = listens;
    return adopted;
  }
  static_cast<void>(adopted.detach());
  return {};
}

void socket::bind(const address& local, std::error_code& ec) noexcept {
  settle(::bind(handle_, socket_address(local), length(local)), ec);
}

void socket::listen(int backlog, std::error_code& ec) noexcept {
  settle(::listen(handle_, backlog), ec);
  if (ec) return;
  listens_.store(true, std::memory_order_relaxed);
  accepts_no_more_.store(false, std::memory_order_relaxed);
}

void socket::shutdown(shutdown_how how, std::error_code& ec) noexcept {
  settle(::shutdown(handle_, native(how)), ec);
  if (!listens_.load(std::memory_order_relaxed)) return;
  if (!shutdown_ends_listening && ec == errc::not_connected) succeed(ec);
  if (!ec && how != shutdown_how::write) accepts_no_more_.store(true, std::memory_order_relaxed);
}

void socket::close(std::error_code& ec) noexcept {
  succeed(ec);
  if (!is_open()) return;
  const int error = close_handle(detach());
  // Closed all the same, and what the peer did does not matter any more.
  if (error != 0 && error != EINTR && error != ECONNRESET) fail(ec, error);
}

address socket::getsockname(std::error_code& ec) const noexcept {
  return name_by(::getsockname, handle_, ec);
}

address socket::getpeername(std::error_code& ec) const noexcept {
  return name_by(::getpeername, handle_, ec);
}

void socket::settimeout(timeout time, std::error_code& ec) noexcept {
  if (time && time->count() < 0) return fail(ec, errc::argument_rejected);
  settle(set_handle_blocking(handle_, !time), ec);
  if (!ec) timeout_.store(time ? time->count() : for_ever, std::memory_order_relaxed);
}

}  // namespace sockspec
