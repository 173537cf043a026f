#pragma once
// The flags of a call, as the system's bits.

#include <optional>
#include <span>
#include <system_error>

#include "result.hpp"
#include "sockspec/message_flags.hpp"

namespace sockspec {

struct flag_bit {
  message_flags flag;
  int bit;  // 0: the library does what it asks for
};

/// Nothing, with operation_not_supported, if the system has not all of them.
inline std::optional<int> bits_of(message_flags flags, std::span<const flag_bit> known,
                                  std::error_code& ec) noexcept {
  int bits = 0;
  auto left = static_cast<unsigned>(flags);
  for (const auto& [flag, bit] : known) {
    if (!has(flags, flag)) continue;
    bits |= bit;
    left &= ~static_cast<unsigned>(flag);
  }
  if (left != 0) {
    fail(ec, errc::operation_not_supported);
    return std::nullopt;
  }
  succeed(ec);
  return bits;
}

}  // namespace sockspec
