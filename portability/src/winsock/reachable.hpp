#pragma once
// Where what is for the wildcard goes: other systems take it for this machine, Windows refuses it.

#include "berkeley/native_address.hpp"

namespace sockspec {

/// The address; of a wildcard, the loopback.
inline address reachable(const address& peer) noexcept {
  if (peer.family() == address_family::inet) {
    auto native = as_native<sockaddr_in>(peer);
    if (native.sin_addr.s_addr != INADDR_ANY) return peer;
    native.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address_of(native);
  }
  if (peer.family() != address_family::inet6) return peer;
  auto native = as_native<sockaddr_in6>(peer);
  if (!IN6_IS_ADDR_UNSPECIFIED(&native.sin6_addr)) return peer;
  native.sin6_addr = in6addr_loopback;
  return address_of(native);
}

}  // namespace sockspec
