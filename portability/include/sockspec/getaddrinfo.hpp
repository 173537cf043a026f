#pragma once
// From names to addresses.
//
//   for (const auto& found : sockspec::getaddrinfo("localhost", "http")) { ... found.where ... }

#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/kind.hpp"

namespace sockspec {

/// AI_... flags.
enum class lookup_flags : unsigned {
  none = 0,
  passive = 1,          // AI_PASSIVE: without a host, the wildcard address, for bind
  canonical_name = 2,   // AI_CANONNAME
  numeric_host = 4,     // AI_NUMERICHOST: no name, hence no question to a server
  numeric_service = 8,  // AI_NUMERICSERV
  v4_mapped = 16,       // AI_V4MAPPED: IPv4 addresses as IPv6 ones if there are no others
  all = 32,             // AI_ALL: with v4_mapped, also if there are others
  address_config = 64,  // AI_ADDRCONFIG: only families that this machine has an address of
};

constexpr lookup_flags operator|(lookup_flags a, lookup_flags b) noexcept {
  return static_cast<lookup_flags>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool has(lookup_flags set, lookup_flags flag) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(flag)) != 0;
}

/// What is wanted; unspecified: any.
struct address_hints {
  address_family family = address_family::unspecified;
  socket_type type = socket_type::unspecified;
  socket_protocol protocol = socket_protocol::unspecified;
  lookup_flags flags = lookup_flags::none;
};

/// What to create a socket with, and where to connect or bind it.
struct address_info {
  address_family family{};
  socket_type type{};          // each that the hints allow has a result of its own
  socket_protocol protocol{};  // that of the type
  address where;
  std::string canonical_name;  // of the first result only, and only if asked for
};

/// A name, or nothing. In UTF-8, where the system reads it as text: Windows does.
using lookup_text = std::optional<std::string_view>;

/// Looks up the addresses of a host and a service, the one to try first at the front. Never empty
/// on success.
///
/// Calls: getaddrinfo(3)
/// \param host     a name, or an address as text, of IPv6 with a scope behind '%' if it has one
///                 [getaddrinfo.scope_is_kept]; nothing: this machine
/// \param service  a name, or a port as text; nothing: port 0
/// Errors: name_not_found, also if both are nothing [getaddrinfo.name_not_found];
///         service_not_supported [getaddrinfo.service_not_supported];
///         temporary_resolver_failure, permanent_resolver_failure: the name server's fault;
///         socket_type_not_supported, the protocol is that of another type
///         [getaddrinfo.protocol_of_another_type];
///         argument_rejected, a port above 65535, which some systems wrap, or a zero byte in a name
///         [getaddrinfo.port_out_of_range];
///         operation_not_supported, the system lacks a flag
/// Blocks: as long as name servers take; no timeout bounds it
/// Source: POSIX.1-2024 getaddrinfo(); RFC 3493, 6.1
SOCKSPEC_API std::vector<address_info> getaddrinfo(lookup_text host, lookup_text service,
                                                   const address_hints& = {});
SOCKSPEC_API std::vector<address_info> getaddrinfo(lookup_text host, lookup_text service,
                                                   const address_hints&, std::error_code&) noexcept;

}  // namespace sockspec
