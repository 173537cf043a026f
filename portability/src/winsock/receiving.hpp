#pragma once
// What Winsock's receives come to, in the terms of other systems.

#include <cstddef>

#include "winsock/transfer.hpp"

namespace sockspec {

/// What a receive comes to: some of Winsock's failures are none elsewhere. Its error stays where it
/// is, if it is one.
std::ptrdiff_t settled(std::ptrdiff_t count, std::size_t size) noexcept;

/// Urgent data is there or not: elsewhere no call waits for it.
bool lacks_urgent_data(native_handle, message_flags) noexcept;

/// A call that receives, made so that a socket of datagrams without an address waits, as it does
/// elsewhere: Windows receives on bound ones only.
template <typename Call>
std::ptrdiff_t receive(native_handle from, std::size_t size, const Call& call) noexcept {
  std::ptrdiff_t count = settled(call(), size);
  if (count >= 0 || ::WSAGetLastError() != WSAEINVAL) return count;
  if (type_of(from) != SOCK_DGRAM || bind_to_wildcard(from) != 0) {
    ::WSASetLastError(WSAEINVAL);
    return count;
  }
  count = settled(call(), size);
  return count;
}

}  // namespace sockspec
