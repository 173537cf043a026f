#pragma once
// What a contender that can do datagrams is asked to do with them.

#include <memory>

#include "benchmarks/shapes/connection.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// One operation moves transfer::data as one datagram from one socket to the other.
struct datagram_task {
  connection made;  // bound, and connected where the factory is for connected ones
  transfer what;    // outlives the work
};

/// Makes the work of one contender. Errors: throws what the contender throws
using datagram_factory = std::unique_ptr<work> (*)(datagram_task);

}  // namespace sockspec::benchmarks
