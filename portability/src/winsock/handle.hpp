#pragma once
// Handles as this library wants them: not inherited by child processes, exclusive, for both
// versions of IP, without notices of datagrams that were lost; blocking as asked.

#include "sockspec/config.hpp"
#include "system_headers.hpp"

namespace sockspec {

/// Starts Winsock for the life of the process: what would end it (WSACleanup in a destructor of
/// something static) could do so under a socket that is still used. Returns 0, or the error.
int start_winsock() noexcept;

/// As the system calls of these names, with WSAGetLastError of the one that failed. Blocking.
native_handle open_handle(int family, int type, int protocol) noexcept;
native_handle accept_handle(native_handle listener, sockaddr* peer, int* length) noexcept;

/// Closes, also where closing would have to wait. Returns 0, or the error.
int close_handle(native_handle) noexcept;

/// Returns 0, or SOCKET_ERROR with WSAGetLastError.
int set_handle_blocking(native_handle, bool blocking) noexcept;

/// While it lives, nobody else changes whether handles block.
class mode_lock {
 public:
  mode_lock() noexcept;
  ~mode_lock();
  mode_lock(const mode_lock&) = delete;
  mode_lock& operator=(const mode_lock&) = delete;
};

/// Whether a datagram that met a closed port makes the next call fail: on a socket with a peer it
/// does elsewhere, too; on one without, the call need not have to do with that datagram.
void report_refused_datagrams(native_handle, bool report) noexcept;

/// SOCK_..., or 0 where there is no such handle.
int type_of(native_handle) noexcept;

bool is_listener(native_handle) noexcept;

/// Gives an IP handle that has no address the wildcard and a port, as other systems do unasked.
/// Returns 0, or SOCKET_ERROR with WSAGetLastError: also if it has an address.
int bind_to_wildcard(native_handle) noexcept;

/// The wildcard of the handle's family, without a port: the name of what is not bound.
/// Returns its length, or 0.
int wildcard_of(native_handle, sockaddr_storage& wildcard) noexcept;

/// The number of a failure that Winsock has just reported, in the words of other systems: a handle
/// that is not open is WSAEBADF, where Winsock says "not a socket" of everything.
int last_error(native_handle) noexcept;

}  // namespace sockspec
