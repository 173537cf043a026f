#pragma once
// What kinds of sockets there are: families, types and protocols.

#include <cstdint>
#include <string_view>

#include "sockspec/config.hpp"

namespace sockspec {

/// AF_UNSPEC, AF_INET, AF_INET6, AF_UNIX; other for families without a name here.
/// (Compilers define `unix` as a macro, hence unix_domain.)
enum class address_family : std::uint8_t { unspecified, inet, inet6, unix_domain, other };

/// SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW; unspecified where a lookup may answer any;
/// other for types without a name here.
enum class socket_type : std::uint8_t { unspecified, stream, datagram, seqpacket, raw, other };

/// Protocols have the same numbers everywhere: any number can be cast to this.
enum class socket_protocol : int {
  unspecified = 0,
  icmp = 1,
  tcp = 6,
  udp = 17,
  icmpv6 = 58,
  udplite = 136,  // Linux and FreeBSD
  mptcp = 262,    // Linux
};

/// The name, as it is spelled above.
SOCKSPEC_API std::string_view to_string(address_family) noexcept;
SOCKSPEC_API std::string_view to_string(socket_type) noexcept;

}  // namespace sockspec
