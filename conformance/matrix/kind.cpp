#include "matrix/kind.hpp"

namespace sockspec::conformance {

std::optional<kind> kind_from(std::string_view name) {
  for (const auto& row : all_kind_traits) {
    if (row.name == name) return row.which;
  }
  return std::nullopt;
}

}  // namespace sockspec::conformance
