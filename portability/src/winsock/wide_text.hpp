#pragma once
// Text between UTF-8, which this library's callers use, and UTF-16, which Windows does. What takes
// plain bytes there takes them for the machine's code page.

#include <optional>
#include <string>
#include <string_view>

namespace sockspec {

/// The same text; nothing if it is not UTF-8.
std::optional<std::wstring> to_wide(std::string_view utf8);

/// The same text; what is not UTF-16 becomes U+FFFD.
std::string to_utf8(std::wstring_view wide);

}  // namespace sockspec
