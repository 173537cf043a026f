#include "benchmarks/results/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

std::string escaped(char each) {
  if (each == '"' || each == '\\') return {'\\', each};
  if (static_cast<unsigned char>(each) >= 0x20) return {each};
  return fmt::format("\\u{:04x}", static_cast<unsigned>(each));
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 1) {
      out += escaped(text[0]);
    } else {
      out += length == 0 ? replacement : text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out + '"';
}

std::string json_number(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  return fmt::format("{}", number);
}

}  // namespace sockspec::benchmarks
