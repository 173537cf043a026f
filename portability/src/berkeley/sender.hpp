#pragma once
// The address that a call which receives gives.

#include <cstddef>
#include <cstring>

#include "berkeley/native_address.hpp"

namespace sockspec {

/// Makes an address read as none, also if the system then leaves it as it is.
inline void forget(address& from) noexcept {
  std::memset(from.data(), 0, sizeof(sockaddr));
  from.resize(0);
}

/// What the system says about the sender, in one form: none from a stream (where some systems leave
/// the buffer as it was) and from a UNIX socket without a name (where some say "unnamed").
inline void settle_sender(address& from, std::size_t size) noexcept {
  from.resize(size);
  family_number family{};
  std::memcpy(&family, static_cast<std::byte*>(from.data()) + offsetof(sockaddr, sa_family),
              sizeof family);
  if (size != 0 && (family == AF_INET || family == AF_INET6)) return;  // the usual case
  if (from.family() == address_family::unspecified || from.is_unnamed()) from.resize(0);
}

}  // namespace sockspec
