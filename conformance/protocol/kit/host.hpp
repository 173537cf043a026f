#pragma once
// What hello says of the machine that the driver runs on.

#include "protocol/value.hpp"

namespace sockspec::driver {

/// system, machine, byte_order, pointer_size, long_size, compiler.
protocol::value describe_host();

}  // namespace sockspec::driver
