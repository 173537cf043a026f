#pragma once
// Families and types as this system numbers them.

#include "sockspec/kind.hpp"
#include "system_headers.hpp"  // the backend's

namespace sockspec {

/// AF_...; AF_UNSPEC for what has no number of its own.
constexpr int native(address_family family) noexcept {
  switch (family) {
    case address_family::inet:
      return AF_INET;
    case address_family::inet6:
      return AF_INET6;
    case address_family::unix_domain:
      return AF_UNIX;
    case address_family::unspecified:
    case address_family::other:
      break;
  }
  return AF_UNSPEC;
}

constexpr address_family family_from_native(int family) noexcept {
  switch (family) {
    case AF_UNSPEC:
      return address_family::unspecified;
    case AF_INET:
      return address_family::inet;
    case AF_INET6:
      return address_family::inet6;
    case AF_UNIX:
      return address_family::unix_domain;
    default:
      return address_family::other;
  }
}

/// SOCK_...; 0 for what has no number of its own.
constexpr int native(socket_type type) noexcept {
  switch (type) {
    case socket_type::stream:
      return SOCK_STREAM;
    case socket_type::datagram:
      return SOCK_DGRAM;
    case socket_type::seqpacket:
      return SOCK_SEQPACKET;
    case socket_type::raw:
      return SOCK_RAW;
    case socket_type::unspecified:
    case socket_type::other:
      break;
  }
  return 0;
}

constexpr socket_type type_from_native(int type) noexcept {
  switch (type) {
    case 0:
      return socket_type::unspecified;
    case SOCK_STREAM:
      return socket_type::stream;
    case SOCK_DGRAM:
      return socket_type::datagram;
    case SOCK_SEQPACKET:
      return socket_type::seqpacket;
    case SOCK_RAW:
      return socket_type::raw;
    default:
      return socket_type::other;
  }
}

constexpr int native(socket_protocol protocol) noexcept {
  return static_cast<int>(protocol);
}

}  // namespace sockspec
