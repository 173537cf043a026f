#include "benchmarks/results/printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sockspec::benchmarks {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

/// What the second byte of a sequence must at least and at most be (Unicode, table 3-7).
bool second_fits(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second <= 0x9f;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second <= 0x8f;
    default:
      return true;
  }
}

/// How many bytes the first character has; 0 if it is none.
std::size_t character_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (std::size_t at = 1; at < length; ++at) {
    if (!continues(text, at)) return 0;
  }
  return second_fits(first, static_cast<unsigned char>(text[1])) ? length : 0;
}

char32_t code_point(std::string_view character) {
  constexpr std::array<unsigned, 5> first_bits{0, 0x7f, 0x1f, 0x0f, 0x07};
  char32_t point = static_cast<unsigned char>(character[0]) & first_bits.at(character.size());
  for (const char each : character.substr(1)) {
    point = (point << 6) | (static_cast<unsigned char>(each) & 0x3fU);
  }
  return point;
}

/// Controls, and what hides, joins or reorders text.
bool is_hidden(char32_t point) {
  return point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0xad || point == 0x61c ||
         (point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
         (point >= 0x2060 && point <= 0x206f) || point == 0xfeff;
}

/// \param each  is called with each character, or with a byte that is none
template <typename Each>
void for_each_character(std::string_view text, Each each) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    each(length == 0 ? replacement : text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string out;
  for_each_character(text, [&](std::string_view character) { out += character; });
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  for_each_character(text, [&](std::string_view character) {
    const char32_t point = code_point(character);
    if (!is_hidden(point)) {
      out += character;
    } else {
      const auto number = static_cast<unsigned>(point);
      out += number < 0x100 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{{{:x}}}", number);
    }
  });
  return out;
}

}  // namespace sockspec::benchmarks
