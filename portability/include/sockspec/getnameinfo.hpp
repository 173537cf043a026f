#pragma once
// From addresses to names.
//
//   const auto [host, service] = sockspec::getnameinfo(peer, sockspec::name_flags::numeric_host);

#include <string>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"

namespace sockspec {

/// NI_... flags.
enum class name_flags : unsigned {
  none = 0,
  numeric_host = 1,     // NI_NUMERICHOST: the address as text, hence no question to a server
  numeric_service = 2,  // NI_NUMERICSERV: the port as text
  name_required = 4,    // NI_NAMEREQD: a host without a name is an error
  no_domain = 8,        // NI_NOFQDN: of hosts of this domain, the first part of the name alone
  datagram = 16,        // NI_DGRAM: the name of a service over UDP; without, over TCP
};

constexpr name_flags operator|(name_flags a, name_flags b) noexcept {
  return static_cast<name_flags>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool has(name_flags set, name_flags flag) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(flag)) != 0;
}

struct host_and_service {
  std::string host;
  std::string service;
};

/// Looks up the names of a host and a service by their address. What has no name is told as a
/// number: a host as address::host() does, with a scope after '%', "fe80::1%2"
/// [getnameinfo.scope_is_kept]; a service as its port.
///
/// Calls: getnameinfo(3), once for each name; not for numbers
/// Errors: name_not_found, with name_required, also if the number is asked for
///         [getnameinfo.name_required];
///         address_family_not_supported, an address that is not of IP [getnameinfo.unknown_family],
///         or is too short for one [getnameinfo.short_length];
///         temporary_resolver_failure, permanent_resolver_failure: the name server's fault
/// Blocks: as long as name servers take; no timeout bounds it
/// Source: POSIX.1-2024 getnameinfo(); RFC 3493, 6.2
SOCKSPEC_API host_and_service getnameinfo(const address&, name_flags = name_flags::none);
SOCKSPEC_API host_and_service getnameinfo(const address&, name_flags, std::error_code&) noexcept;

/// The name of this machine, as it calls itself.
///
/// Calls: gethostname(2)
/// Blocks: never
/// Source: POSIX.1-2024 gethostname()
SOCKSPEC_API std::string gethostname();
SOCKSPEC_API std::string gethostname(std::error_code&) noexcept;

}  // namespace sockspec
