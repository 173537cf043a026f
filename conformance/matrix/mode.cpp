#include "matrix/mode.hpp"

namespace sockspec::conformance {

std::optional<mode> mode_from(std::string_view name) {
  for (mode m : all_mode_values) {
    if (to_string(m) == name) return m;
  }
  return std::nullopt;
}

}  // namespace sockspec::conformance
