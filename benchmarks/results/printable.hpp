#pragma once
// Names and labels come from files that others wrote: what they hold shall not act on a terminal,
// nor change the order of what is read.

#include <string>
#include <string_view>

namespace sockspec::benchmarks {

/// The text with each byte that is no UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view);

/// The same on one line, with what is not seen made visible: "\x1b", "\x0a", "\u{202e}".
std::string printable(std::string_view);

}  // namespace sockspec::benchmarks
