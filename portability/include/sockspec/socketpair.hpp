#pragma once
// Two sockets that are connected from the start.
//
//   auto [ours, theirs] = sockspec::socketpair();

#include <system_error>
#include <utility>

#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// Creates two connected sockets without names: with the default timeout, and not inherited by
/// child processes.
///
/// Calls: socketpair(2), as socket::socket
/// Errors: operation_not_supported, a family that has no pairs
/// Blocks: never
/// Platforms: on Windows, which has no pairs, two stream sockets are connected over the IPv4
///            loopback: their family is inet and they have names, each has been found to be the
///            other's peer, and after 5 s without finding it is timed_out. No other type.
/// Source: POSIX.1-2024 socketpair()
SOCKSPEC_API std::pair<socket, socket> socketpair(address_family = address_family::unix_domain,
                                                  socket_type = socket_type::stream,
                                                  socket_protocol = socket_protocol::unspecified);
SOCKSPEC_API std::pair<socket, socket> socketpair(address_family, socket_type, socket_protocol,
                                                  std::error_code&) noexcept;

}  // namespace sockspec
