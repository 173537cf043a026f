#pragma once
// Payloads that do not travel: both sides make them from a seed and compare checksums.
// docs/protocol.md, section 6; test vectors in vectors/payload.json.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sockspec::protocol {

/// The byte at that place of the pattern `ramp`: (seed + 131 i + 17 floor(i / 256)) mod 256.
constexpr std::uint8_t ramp_byte(std::uint64_t seed, std::uint64_t i) {
  return static_cast<std::uint8_t>(seed + 131 * i + 17 * (i / 256));
}

/// The pattern's first `length` bytes.
std::string ramp(std::uint64_t seed, std::size_t length);

/// The CRC-32 of IEEE 802.3, as in zlib. A checksum is continued by giving that of what came
/// before.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

}  // namespace sockspec::protocol
