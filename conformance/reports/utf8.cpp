#include "reports/utf8.hpp"

#include <array>

namespace sockspec::reports {
namespace {

struct lead_byte {
  unsigned char first, last;      // the range of lead bytes
  std::size_t length;             // of the character
  unsigned char lowest, highest;  // the range of the second byte
};

constexpr std::array lead_bytes{
    lead_byte{0x00, 0x7f, 1, 0, 0},       lead_byte{0xc2, 0xdf, 2, 0x80, 0xbf},
    lead_byte{0xe0, 0xe0, 3, 0xa0, 0xbf}, lead_byte{0xe1, 0xec, 3, 0x80, 0xbf},
    lead_byte{0xed, 0xed, 3, 0x80, 0x9f}, lead_byte{0xee, 0xef, 3, 0x80, 0xbf},
    lead_byte{0xf0, 0xf0, 4, 0x90, 0xbf}, lead_byte{0xf1, 0xf3, 4, 0x80, 0xbf},
    lead_byte{0xf4, 0xf4, 4, 0x80, 0x8f},
};

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

const lead_byte* lead_of(unsigned char byte) {
  for (const auto& each : lead_bytes) {
    if (byte >= each.first && byte <= each.last) return &each;
  }
  return nullptr;
}

bool continues(std::string_view text, const lead_byte& lead) {
  if (text.size() < lead.length) return false;
  if (lead.length == 1) return true;
  if (byte_at(text, 1) < lead.lowest || byte_at(text, 1) > lead.highest) return false;
  for (std::size_t i = 2; i < lead.length; ++i) {
    if ((byte_at(text, i) & 0xc0) != 0x80) return false;
  }
  return true;
}

}  // namespace

decoded first_character(std::string_view text) {
  const auto* lead = lead_of(byte_at(text, 0));
  if (lead == nullptr || !continues(text, *lead)) return {};
  constexpr std::array<unsigned, 5> payload_of_lead{0, 0x7f, 0x1f, 0x0f, 0x07};
  char32_t character = byte_at(text, 0) & payload_of_lead[lead->length];
  for (std::size_t i = 1; i < lead->length; ++i) {
    character = (character << 6) | (byte_at(text, i) & 0x3fU);
  }
  return {character, lead->length};
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(first_character(text).length);
  return count;
}

}  // namespace sockspec::reports
