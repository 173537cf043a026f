#pragma once
// What a socket is: also one that something else has opened.

#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// The family, type and protocol of a socket, as the system tells them: they are not kept, so that
/// they are right for an adopted handle, too.
///
/// Calls: getsockopt(2) with SO_DOMAIN, SO_TYPE, SO_PROTOCOL; where the system has no SO_DOMAIN,
///        getsockname(2)
/// Errors: bad_file_descriptor [family.bad_file_descriptor]; not_a_socket
/// Blocks: never
/// Platforms: macOS and NetBSD do not tell the protocol: there it is the one that the type implies,
///            tcp or udp, and operation_not_supported for raw sockets
/// Source: Python's socket.family, socket.type, socket.proto
SOCKSPEC_API address_family family(const socket&);
SOCKSPEC_API address_family family(const socket&, std::error_code&) noexcept;
SOCKSPEC_API socket_type type(const socket&);
SOCKSPEC_API socket_type type(const socket&, std::error_code&) noexcept;
/// Unspecified for families without protocols.
SOCKSPEC_API socket_protocol proto(const socket&);
SOCKSPEC_API socket_protocol proto(const socket&, std::error_code&) noexcept;

}  // namespace sockspec
