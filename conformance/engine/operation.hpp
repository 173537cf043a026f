#pragma once
// The operations of the driver protocol, sections 7 and 8.

#include <cstdint>
#include <optional>
#include <string_view>

namespace sockspec::conformance {

enum class op : std::uint8_t {
#define SOCKSPEC_OPERATION(name) name,
#include "protocol/operations.def"
};

/// The name in messages: "getsockname".
std::string_view to_string(op);
std::optional<op> op_from(std::string_view);

}  // namespace sockspec::conformance
