#pragma once
// A socket that listens.
//
//   auto listener = sockspec::create_server(8080, {.family = sockspec::address_family::inet6,
//                                                  .dualstack_ipv6 = true});

#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

struct server_options {
  /// Of the form that takes a port: inet or inet6. An address has a family of its own.
  address_family family = address_family::inet;
  /// As in socket::listen.
  int backlog = 128;
  /// The port can be had while connections of the server before linger. Of IP alone, and not set on
  /// Windows, where it would let others take the port: there the socket is exclusive.
  bool reuse_address = true;
  /// Several servers share the port, where the system has so::reuseport.
  bool reuse_port = false;
  /// IPv6 servers take IPv4 clients, too, with addresses as ::ffff:127.0.0.1; without, they take
  /// IPv6 clients alone, whatever the system's default is.
  bool dualstack_ipv6 = false;
};

/// Creates a stream socket that listens at an address.
///
/// Calls: socket(2), setsockopt(2) for each option, bind(2), listen(2)
/// \param local  port 0 lets the system choose
/// Errors: those of socket::bind [create_server.address_in_use];
///         argument_rejected, dualstack_ipv6 with another family than inet6
///         [create_server.dual_stack_of_ipv4], or a port outside 0 to 65535
///         [create_server.port_out_of_range];
///         operation_not_supported, the system has no so::reuseport, or no dual stack
/// Blocks: never
/// Platforms: OpenBSD has no dual stack, Windows no so::reuseport
/// Source: Python's socket.create_server
SOCKSPEC_API socket create_server(const address& local, const server_options& = {});
SOCKSPEC_API socket create_server(const address& local, const server_options&,
                                  std::error_code&) noexcept;

/// The same, at a port of every address of this machine.
SOCKSPEC_API socket create_server(int port, const server_options& = {});
SOCKSPEC_API socket create_server(int port, const server_options&, std::error_code&) noexcept;

/// Whether an IPv6 socket can take IPv4 clients, too.
///
/// Calls: socket(2), setsockopt(2), getsockopt(2)
SOCKSPEC_API bool has_dualstack_ipv6() noexcept;

}  // namespace sockspec
