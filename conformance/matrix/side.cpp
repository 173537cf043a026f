#include "matrix/side.hpp"

namespace sockspec::conformance {

std::optional<side> side_from(std::string_view name) {
  for (const side s : all_side_values) {
    if (to_string(s) == name) return s;
  }
  return std::nullopt;
}

}  // namespace sockspec::conformance
