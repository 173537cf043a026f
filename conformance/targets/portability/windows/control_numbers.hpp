#pragma once
// The system's numbers of ancillary data.

#include <array>
#include <string_view>

#include "option_numbers.hpp"
#include "sockspec/config.hpp"

namespace sockspec::driver {

struct item_row {
  std::string_view level_name, name;
  int level, type;
};

inline constexpr auto item_rows = std::to_array<item_row>({
    {"IPPROTO_IP", "IP_PKTINFO", IPPROTO_IP, IP_PKTINFO},
    {"IPPROTO_IP", "IP_TTL", IPPROTO_IP, IP_TTL},
    {"IPPROTO_IPV6", "IPV6_PKTINFO", IPPROTO_IPV6, IPV6_PKTINFO},
    {"IPPROTO_IPV6", "IPV6_HOPLIMIT", IPPROTO_IPV6, IPV6_HOPLIMIT},
});

inline constexpr bool passes_descriptors = false;

inline void close_descriptor(native_handle) {}

}  // namespace sockspec::driver
