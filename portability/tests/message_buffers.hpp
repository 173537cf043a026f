#pragma once
// Buffers that messages are received into.

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "sockspec/bytes.hpp"

namespace sockspec::testing {

using in_buffer = std::span<std::byte>;

/// Two buffers of two and of eight bytes.
struct two_buffers {
  std::array<std::byte, 2> first{};
  std::array<std::byte, 8> second{};
  std::array<in_buffer, 2> both{first, second};

  std::string text(std::size_t count) const {
    const auto whole = std::string(sockspec::text(first)) + std::string(sockspec::text(second));
    return whole.substr(0, count);
  }
};

}  // namespace sockspec::testing
