#include "sockspec/errc.hpp"

#include <algorithm>

#include "error_table/portable_names.hpp"

namespace sockspec {

std::string_view to_string(errc code) noexcept {
  return tables::portable_row(code).name;
}

std::string_view explain(errc code) noexcept {
  return tables::portable_row(code).says;
}

std::optional<errc> errc_from_name(std::string_view name) noexcept {
  if (name == "resource_unavailable_try_again") return errc::operation_would_block;
  if (name == "not_supported") return errc::operation_not_supported;
  const auto row = std::ranges::find(tables::portable_names, name, &tables::portable_name::name);
  if (row == tables::portable_names.end()) return std::nullopt;
  return row->code;
}

}  // namespace sockspec
