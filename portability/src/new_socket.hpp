#pragma once
// What every new socket gets from the process.

#include <system_error>

#include "sockspec/socket.hpp"

namespace sockspec {

/// Gives a new socket the default timeout, if there is one. Closes it and sets the error if that
/// cannot be done.
void take_default_timeout(socket& made, std::error_code&) noexcept;

}  // namespace sockspec
