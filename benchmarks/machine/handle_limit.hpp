#pragma once
// How many sockets a process may have open.

#include <cstddef>

namespace sockspec::benchmarks {

/// Raises the limit as far as is needed for so many, and as is allowed: where that is not enough,
/// opening fails and says so.
void allow_handles(std::size_t wanted);

}  // namespace sockspec::benchmarks
