#pragma once
// The network interfaces of this machine, by number and by name: what a scope of an IPv6 address
// and the options of multicast mean.

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "sockspec/config.hpp"

namespace sockspec {

struct interface_name {
  std::uint32_t index = 0;
  std::string name;  // "eth0"; on Windows "ethernet_32769"
};

/// All interfaces, those that are down too.
///
/// Calls: if_nameindex(3)
/// Errors: not_enough_memory
/// Blocks: never
/// Source: POSIX.1-2024 if_nameindex()
SOCKSPEC_API std::vector<interface_name> if_nameindex();
SOCKSPEC_API std::vector<interface_name> if_nameindex(std::error_code&) noexcept;

/// The number of the interface with that name, which is never 0.
///
/// Calls: if_nametoindex(3)
/// Errors: no_such_device_or_address, no interface has that name [if_nametoindex.unknown_name]
/// Blocks: never
/// Source: POSIX.1-2024 if_nametoindex()
SOCKSPEC_API std::uint32_t if_nametoindex(std::string_view name);
SOCKSPEC_API std::uint32_t if_nametoindex(std::string_view name, std::error_code&) noexcept;

/// The name of the interface with that number.
///
/// Calls: if_indextoname(3)
/// Errors: no_such_device_or_address, no interface has that number [if_indextoname.unknown_index]
/// Blocks: never
/// Source: POSIX.1-2024 if_indextoname()
SOCKSPEC_API std::string if_indextoname(std::uint32_t index);
SOCKSPEC_API std::string if_indextoname(std::uint32_t index, std::error_code&) noexcept;

}  // namespace sockspec
