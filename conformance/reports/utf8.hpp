#pragma once
// Reads UTF-8 one character at a time.

#include <cstddef>
#include <optional>
#include <string_view>

namespace sockspec::reports {

struct decoded {
  std::optional<char32_t> character;  // nothing where the first byte starts no character
  std::size_t length = 1;             // bytes that it takes
};

/// The first character of a text that is not empty. Overlong forms, surrogates and what is cut
/// short are no characters (Unicode 15, table 3-7).
decoded first_character(std::string_view text);

/// How many characters the text has, each bad byte counting as one.
std::size_t character_count(std::string_view text);

}  // namespace sockspec::reports
