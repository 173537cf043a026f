#include "engine/toml_string.hpp"

namespace sockspec::conformance {

std::string toml_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string toml_array(const std::vector<std::string>& texts) {
  std::string array = "[";
  for (const auto& text : texts) array += (array == "[" ? "" : ", ") + toml_string(text);
  return array + ']';
}

}  // namespace sockspec::conformance
