#include "winsock/handle.hpp"

#include <atomic>

// <mswsock.h> has the first of these, and no header of MinGW the second.
#ifndef SIO_UDP_CONNRESET
#define SIO_UDP_CONNRESET _WSAIOW(IOC_VENDOR, 12)
#endif
#ifndef SIO_UDP_NETRESET
#define SIO_UDP_NETRESET _WSAIOW(IOC_VENDOR, 15)
#endif

namespace sockspec {
namespace {

bool set_switch(native_handle handle, int level, int name, bool on) noexcept {
  const DWORD value = on ? 1 : 0;
  return ::setsockopt(handle, level, name, reinterpret_cast<const char*>(&value), sizeof value) ==
         0;
}

void report_notices(native_handle handle, DWORD control, bool report) noexcept {
  BOOL value = report ? TRUE : FALSE;
  DWORD unused = 0;
  // A system that does not know the control does not send the notice.
  static_cast<void>(
      ::WSAIoctl(handle, control, &value, sizeof value, nullptr, 0, &unused, nullptr, nullptr));
}

/// What other systems do unasked. On a socket that shares its address, Windows would let anybody
/// take it; and IPv6 sockets would refuse IPv4.
bool prepare_inet(native_handle handle, int family, int type) noexcept {
  if (family == AF_INET6 && !set_switch(handle, IPPROTO_IPV6, IPV6_V6ONLY, false)) return false;
  if (type == SOCK_RAW) return true;
  if (type == SOCK_DGRAM) {
    report_refused_datagrams(handle, false);
    report_notices(handle, SIO_UDP_NETRESET, false);
  }
  return set_switch(handle, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, true);
}

native_handle closed_with_last_error(native_handle handle) noexcept {
  const int error = ::WSAGetLastError();
  ::closesocket(handle);
  ::WSASetLastError(error);
  return invalid_handle;
}

/// What Windows would choose itself, and other systems refuse.
int refusal(int family, int type) noexcept {
  if (family == AF_UNSPEC) return WSAEAFNOSUPPORT;
  return type == 0 ? WSAESOCKTNOSUPPORT : 0;
}

/// An option's value; 0 where it cannot be read.
int number_or_zero(native_handle handle, int name) noexcept {
  int value = 0;
  int size = sizeof value;
  const int result = ::getsockopt(handle, SOL_SOCKET, name, reinterpret_cast<char*>(&value), &size);
  return result == 0 ? value : 0;
}

SRWLOCK modes = SRWLOCK_INIT;

}  // namespace

mode_lock::mode_lock() noexcept {
  ::AcquireSRWLockExclusive(&modes);
}

mode_lock::~mode_lock() {
  ::ReleaseSRWLockExclusive(&modes);
}

int start_winsock() noexcept {
  // Two threads may both start it: starts are counted, and none is taken back.
  static std::atomic<bool> started = false;
  if (started.load(std::memory_order_acquire)) return 0;
  WSADATA unused{};
  const int error = ::WSAStartup(MAKEWORD(2, 2), &unused);
  if (error == 0) started.store(true, std::memory_order_release);
  return error;
}

native_handle open_handle(int family, int type, int protocol) noexcept {
  int error = refusal(family, type);
  if (error == 0) error = start_winsock();
  if (error != 0) {
    ::WSASetLastError(error);
    return invalid_handle;
  }
  const native_handle handle = ::WSASocketW(family, type, protocol, nullptr, 0,
                                            WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
  if (handle == invalid_handle || (family != AF_INET && family != AF_INET6)) return handle;
  return prepare_inet(handle, family, type) ? handle : closed_with_last_error(handle);
}

native_handle accept_handle(native_handle listener, sockaddr* peer, int* length) noexcept {
  const native_handle handle = ::accept(listener, peer, length);
  if (handle == invalid_handle) return handle;
  // It has the listener's mode, and is inherited whatever the listener is: a child process that
  // another thread starts in between gets it.
  if (::SetHandleInformation(reinterpret_cast<HANDLE>(handle), HANDLE_FLAG_INHERIT, 0) == 0) {
    ::WSASetLastError(WSAEINVAL);
    return closed_with_last_error(handle);
  }
  return set_handle_blocking(handle, true) == 0 ? handle : closed_with_last_error(handle);
}

int close_handle(native_handle handle) noexcept {
  if (::closesocket(handle) == 0) return 0;
  const int error = last_error(handle);
  if (error != WSAEWOULDBLOCK) return error;
  // It lingers, and does not block: it is still open.
  return set_handle_blocking(handle, true) == 0 && ::closesocket(handle) == 0 ? 0
                                                                              : last_error(handle);
}

int set_handle_blocking(native_handle handle, bool blocking) noexcept {
  u_long nonblocking = blocking ? 0 : 1;
  return ::ioctlsocket(handle, static_cast<long>(FIONBIO), &nonblocking);
}

void report_refused_datagrams(native_handle handle, bool report) noexcept {
  report_notices(handle, SIO_UDP_CONNRESET, report);
}

int type_of(native_handle handle) noexcept {
  return number_or_zero(handle, SO_TYPE);
}

bool is_listener(native_handle handle) noexcept {
  return number_or_zero(handle, SO_ACCEPTCONN) != 0;
}

int wildcard_of(native_handle handle, sockaddr_storage& wildcard) noexcept {
  WSAPROTOCOL_INFOW info{};
  int size = sizeof info;
  if (::getsockopt(handle, SOL_SOCKET, SO_PROTOCOL_INFOW, reinterpret_cast<char*>(&info), &size) !=
      0) {
    return 0;
  }
  wildcard = {};
  // Signed in the headers of MinGW-w64, unsigned in those of Microsoft.
  wildcard.ss_family = static_cast<decltype(wildcard.ss_family)>(info.iAddressFamily);
  switch (info.iAddressFamily) {
    case AF_INET:
      return sizeof(sockaddr_in);
    case AF_INET6:
      return sizeof(sockaddr_in6);
    default:
      return sizeof(family_number);  // a UNIX address without a name
  }
}

int bind_to_wildcard(native_handle handle) noexcept {
  sockaddr_storage wildcard{};
  const int length = wildcard_of(handle, wildcard);
  if (length == 0) return SOCKET_ERROR;
  if (wildcard.ss_family != AF_INET && wildcard.ss_family != AF_INET6) {
    ::WSASetLastError(WSAEINVAL);
    return SOCKET_ERROR;
  }
  return ::bind(handle, reinterpret_cast<const sockaddr*>(&wildcard), length);
}

int last_error(native_handle handle) noexcept {
  const int error = ::WSAGetLastError();
  if (error != WSAENOTSOCK && error != WSANOTINITIALISED) return error;
  DWORD flags = 0;
  const bool open = handle != invalid_handle &&
                    ::GetHandleInformation(reinterpret_cast<HANDLE>(handle), &flags) != 0;
  return open ? error : WSAEBADF;
}

}  // namespace sockspec
