#pragma once
// Numbers in structures that the system reads in the order of its machine, and raw addresses that
// it tells: for families that the protocol has no names for.

#include <string>

#include "engine/context.hpp"

namespace sockspec::conformance {

/// Linux's address families.
inline constexpr int netlink_family = 16;
inline constexpr int packet_family = 17;

/// A number's bytes in the network's order; in that of the subject's machine, which is asked.
std::string in_network_order(std::int64_t number, int size);
std::string in_host_order(context&, std::int64_t number, int size);
/// The other way round.
std::int64_t from_host_order(context&, std::string bytes);

/// Has the address told as bytes.
request with_raw_address(request);
/// The bytes of an address that was told so.
std::string bytes_of_address(const seen&);

}  // namespace sockspec::conformance
