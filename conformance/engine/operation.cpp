#include "engine/operation.hpp"

#include "protocol/operation_names.hpp"

namespace sockspec::conformance {

using protocol::operation_names;

std::string_view to_string(op which) {
  return operation_names[static_cast<std::size_t>(which)];
}

std::optional<op> op_from(std::string_view name) {
  for (std::size_t i = 0; i < operation_names.size(); ++i) {
    if (operation_names[i] == name) return static_cast<op>(i);
  }
  return std::nullopt;
}

}  // namespace sockspec::conformance
