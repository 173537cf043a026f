#pragma once
// Where the actors of a cell are.

#include <cstdint>
#include <string_view>

namespace sockspec::conformance {

enum class arena : std::uint8_t {
  shared,      // in the host's network, without capabilities
  own_network  // in a network of the pair's own, with every privilege over it: raw sockets,
               // settings that would be everybody's, all ports
};

/// As manifests name it under `lacks` and `own_network`.
inline constexpr std::string_view own_network_name = "own_network";

}  // namespace sockspec::conformance
