#pragma once
// What a contender that can make connections is asked to do.

#include <memory>

#include "benchmarks/shapes/work.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

/// One operation connects to the listener, accepts, and closes both ends.
struct connecting_task {
  socket listener;
};

/// Makes the work of one contender. Errors: throws what the contender throws
using connecting_factory = std::unique_ptr<work> (*)(connecting_task);

}  // namespace sockspec::benchmarks
