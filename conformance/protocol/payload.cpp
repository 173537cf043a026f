#include "protocol/payload.hpp"

#include <array>

namespace sockspec::protocol {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t remainder = i;
    for (int bit = 0; bit < 8; ++bit)
      remainder = (remainder >> 1) ^ ((remainder & 1U) != 0 ? 0xEDB88320U : 0U);
    table[i] = remainder;
  }
  return table;
}();

}  // namespace

std::string ramp(std::uint64_t seed, std::size_t length) {
  std::string bytes(length, '\0');
  for (std::size_t i = 0; i < length; ++i) bytes[i] = static_cast<char>(ramp_byte(seed, i));
  return bytes;
}

std::uint32_t crc32(std::string_view bytes, std::uint32_t before) {
  std::uint32_t state = ~before;
  for (const char each : bytes)
    state = (state >> 8) ^ crc_table[(state ^ static_cast<unsigned char>(each)) & 0xFFU];
  return ~state;
}

}  // namespace sockspec::protocol
