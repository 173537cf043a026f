#pragma once
// Texts as TOML writes them.

#include <string>
#include <string_view>
#include <vector>

namespace sockspec::conformance {

/// A basic string with its quotes. The text has no control characters.
std::string toml_string(std::string_view text);
/// An array of them on one line.
std::string toml_array(const std::vector<std::string>& texts);

}  // namespace sockspec::conformance
