#pragma once
// Sides: whose end of a connection is judged.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sockspec::conformance {

/// An accepted socket was made by another call than one that connects, and has its options, its
/// state and its buffers from elsewhere.
enum class side : std::uint8_t { connecting, accepting };
inline constexpr std::array all_side_values{side::connecting, side::accepting};

constexpr std::string_view to_string(side s) {
  constexpr std::array<std::string_view, 2> words{"connecting", "accepting"};
  return words[static_cast<std::size_t>(s)];
}

std::optional<side> side_from(std::string_view name);

}  // namespace sockspec::conformance
