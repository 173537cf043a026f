#pragma once
// Text as the bytes that calls send and receive.

#include <cstddef>
#include <span>
#include <string_view>

namespace sockspec {

/// The bytes of a text. The text must outlive the result.
inline std::span<const std::byte> bytes(std::string_view text) noexcept {
  return std::as_bytes(std::span(text));
}

/// The text that bytes are: what was received, for the first `size` of a buffer.
inline std::string_view text(std::span<const std::byte> data) noexcept {
  return {reinterpret_cast<const char*>(data.data()), data.size()};
}

}  // namespace sockspec
