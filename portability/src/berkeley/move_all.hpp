#pragma once
// How what takes several calls is done within one deadline.

#include <cstddef>
#include <system_error>

#include "waiting.hpp"  // the backend's

namespace sockspec {

/// Makes calls until all is moved, or one fails for good; returns how much was moved, also on
/// failure.
/// \param call  given how much was moved, moves more: how much, or -1 with the last error
template <typename Call>
std::size_t move_all(waiting& wait, std::size_t size, const Call& call,
                     std::error_code& ec) noexcept {
  std::size_t moved = 0;
  while (moved != size) {
    moved += transfer(
        wait, [&] { return call(moved); }, ec);
    if (ec || (moved != size && !wait.progressed_in_time(ec))) break;
  }
  return moved;
}

}  // namespace sockspec
