#pragma once
// The names of all operations, in the order of their list.

#include <array>
#include <string_view>

namespace sockspec::protocol {

inline constexpr auto operation_names = std::to_array<std::string_view>({
#define SOCKSPEC_OPERATION(name) #name,
#include "protocol/operations.def"
});

}  // namespace sockspec::protocol
