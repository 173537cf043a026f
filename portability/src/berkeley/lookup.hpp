#pragma once
// A lookup's way to the system and back. What is checked and translated is the same everywhere;
// look_up is the backend's.

#include <cstring>
#include <string>
#include <system_error>
#include <vector>

#include "berkeley/native_kind.hpp"
#include "sockspec/getaddrinfo.hpp"
#include "system_headers.hpp"  // the backend's

namespace sockspec {

/// The protocols of streams and datagrams: the kinds of which every system tells without being
/// asked.
struct type_and_protocol {
  int type;
  int protocol;
};
inline constexpr type_and_protocol usual_kinds[] = {{SOCK_STREAM, IPPROTO_TCP},
                                                    {SOCK_DGRAM, IPPROTO_UDP}};

/// An entry of the system's list, whose text is narrow or wide, without the canonical name.
template <typename Native>
address_info info_of(const Native& native) {
  address_info info;
  info.family = family_from_native(native.ai_family);
  info.type = type_from_native(native.ai_socktype);
  info.protocol = socket_protocol{native.ai_protocol};
  info.where.resize(static_cast<std::size_t>(native.ai_addrlen));
  std::memcpy(info.where.data(), native.ai_addr, info.where.size());
  return info;
}

/// Asks the system. Neither text has a zero byte in it, a service that is a number is a port, and
/// the protocol is not that of another type.
std::vector<address_info> look_up(lookup_text host, lookup_text service, const addrinfo& hints,
                                  std::error_code&);

}  // namespace sockspec
