#pragma once
// Handles as this library wants them: not inherited by child processes, without SIGPIPE, blocking
// as asked. One of handle_atomic.cpp and handle_stepwise.cpp implements this, as the system allows.

#include <sys/socket.h>

#include "host_config.hpp"
#include "sockspec/ancillary.hpp"
#include "sockspec/config.hpp"

namespace sockspec {

/// Whether shutdown of a listener ends it and wakes accept. Elsewhere it is refused (macOS), or
/// refused and yet wakes accept (FreeBSD).
inline constexpr bool shutdown_ends_listening = SOCKSPEC_SHUTDOWN_ENDS_LISTENING != 0;

#ifdef MSG_NOSIGNAL
inline constexpr int no_signal = MSG_NOSIGNAL;
#else
inline constexpr int no_signal = 0;               // SO_NOSIGPIPE on the handle does it
#endif

#ifdef MSG_CMSG_CLOEXEC
inline constexpr int close_received_on_exec = MSG_CMSG_CLOEXEC;
#else
inline constexpr int close_received_on_exec = 0;  // prepare_received_handles does it
#endif

/// As the system calls of these names, with the result and errno of the one that failed. Blocking.
native_handle open_handle(int family, int type, int protocol) noexcept;
native_handle accept_handle(native_handle listener, sockaddr* peer, socklen_t* length) noexcept;
int open_handle_pair(int family, int type, int protocol, native_handle handles[2]) noexcept;

/// Makes a handle that something else opened raise no SIGPIPE.
int silence_handle(native_handle) noexcept;

/// SOCK_..., or 0 where there is no such handle.
int type_of(native_handle) noexcept;

/// After recvmsg: makes received handles not inherited, where that call could not.
void prepare_received_handles(const received_ancillary_data&) noexcept;

/// Closes, whatever the result: a close that a signal interrupts is not repeated, because the
/// number may be another handle's by then. Returns errno, or 0.
int close_handle(native_handle) noexcept;

/// Returns 0, or -1 with errno.
int set_handle_blocking(native_handle, bool blocking) noexcept;

}  // namespace sockspec
