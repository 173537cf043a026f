#pragma once
// The layer's options by their documented names, with what reads and sets them.

#include <optional>
#include <string_view>

#include "protocol/value.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::driver {

struct option_row {
  std::string_view name;  // "SO_KEEPALIVE"
  int level;              // the system's numbers, for where a request asks for bytes
  int number;
  /// The option's value, in each shape that it has; null where it cannot be read.
  protocol::value (*read)(const sockspec::socket&, std::error_code&);
  /// Sets it from a value of such a shape; null where it cannot be set. Errors:
  /// protocol::value_error.
  void (*set)(sockspec::socket&, const protocol::value&, std::error_code&);
};

/// Null where the layer has no such option.
const option_row* find_option(std::string_view name);

/// The number of a level, "SOL_SOCKET"; nothing if it has no name here.
std::optional<int> level_number(std::string_view name);

}  // namespace sockspec::driver
