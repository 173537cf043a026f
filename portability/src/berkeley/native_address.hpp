#pragma once
// Between address and the system's struct sockaddr.

#include <cstddef>
#include <cstring>

#include "host_config.hpp"
#include "sockspec/address.hpp"
#include "system_headers.hpp"  // the backend's

namespace sockspec {

// Not sockaddr_storage: OpenBSD's has 256 bytes, more than any address there. What a system hands
// out beyond the capacity is cut.
static_assert(sizeof(sockaddr_in6) <= address::capacity);
static_assert(sizeof(sockaddr_un) <= address::capacity);
static_assert(alignof(sockaddr_storage) <= alignof(address));

/// Where the path begins in a UNIX address.
inline constexpr std::size_t unix_path_offset = offsetof(sockaddr_un, sun_path);

/// The system's form of an address, copied out; zero beyond the address's size.
template <typename Native>
Native as_native(const address& from) noexcept {
  Native native{};
  std::memcpy(&native, from.data(), from.size() < sizeof native ? from.size() : sizeof native);
  return native;
}

/// An empty address of a family. On systems with a length in it the length is filled in by
/// address_of.
template <typename Native>
Native native_form(int family) noexcept {
  Native native{};
  const auto number = static_cast<family_number>(family);
  auto* const bytes = reinterpret_cast<std::byte*>(&native);
  std::memcpy(bytes + offsetof(sockaddr, sa_family), &number, sizeof number);
  return native;
}

/// The address with that form, of which the first `size` bytes count.
template <typename Native>
address address_of(const Native& native, std::size_t size = sizeof(Native)) noexcept {
  address made;
  auto* const bytes = static_cast<unsigned char*>(made.data());
  std::memcpy(bytes, &native, size);
#if SOCKSPEC_HAVE_SA_LEN
  bytes[offsetof(sockaddr, sa_len)] = static_cast<unsigned char>(size);
#endif
  made.resize(size);
  return made;
}

inline const sockaddr* socket_address(const address& of) noexcept {
  return static_cast<const sockaddr*>(of.data());
}

inline sockaddr* socket_address(address& of) noexcept {
  return static_cast<sockaddr*>(of.data());
}

inline socklen_t length(const address& of) noexcept {
  return static_cast<socklen_t>(of.size());
}

constexpr bool has_ports(int type) noexcept {
  return type == SOCK_STREAM || type == SOCK_DGRAM;
}

/// Whether an IP address has no port: whoever has ports cannot be reached there.
inline bool lacks_port(const address& of) noexcept {
  const address_family family = of.family();
  return (family == address_family::inet || family == address_family::inet6) && of.port() == 0;
}

}  // namespace sockspec
