#pragma once
// Addresses as people write them.

#include <string>

#include "sockspec/address.hpp"

namespace sockspec::benchmarks::cli {

/// "127.0.0.1:8080", "[::1]:8080", "localhost:8080": the first address that the host has.
/// \param option  whose value it is, for messages
/// Errors: throws usage_error, if it is none or is not found
address socket_address(const std::string& text, const std::string& option);

}  // namespace sockspec::benchmarks::cli
