#pragma once
// The timeout of sockets that are yet to be made.

#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/timeout.hpp"

namespace sockspec {

/// Sets what timeout new sockets of this process have: those that are created, alone or in pairs,
/// and those that are accepted. At first it is none.
///
/// Sockets that exist keep theirs, and so have duplicates and handles that were made elsewhere
/// (dup, fromfd, fromshare, adopt): for those, a timeout would change how the other handle of the
/// same socket waits. create_connection has a timeout of its own.
///
/// Calls: none; each socket that is made costs an fcntl(2) while the timeout is not none
/// Errors: argument_rejected, a negative time; the default stays as it was
/// Blocks: never. Threads may set it at any time.
/// Source: Python's socket.setdefaulttimeout
SOCKSPEC_API void setdefaulttimeout(timeout);
SOCKSPEC_API void setdefaulttimeout(timeout, std::error_code&) noexcept;
SOCKSPEC_API timeout getdefaulttimeout() noexcept;

}  // namespace sockspec
