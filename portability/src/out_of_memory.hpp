#pragma once
// What allocates, and may not throw.

#include <new>
#include <system_error>

#include "result.hpp"

namespace sockspec {

/// What `make` makes; nothing, with not_enough_memory, if there is not enough of it.
template <typename Make>
auto unless_out_of_memory(std::error_code& ec, const Make& make) noexcept -> decltype(make()) {
  try {
    return make();
  } catch (const std::bad_alloc&) {
    fail(ec, errc::not_enough_memory);
    return {};
  }
}

}  // namespace sockspec
