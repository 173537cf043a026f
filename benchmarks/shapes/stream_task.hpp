#pragma once
// What a contender that can do streams is asked to do over one.

#include <cstdint>
#include <memory>

#include "benchmarks/shapes/connection.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// One operation moves transfer::data, unless said otherwise.
enum class stream_operation : std::uint8_t {
  sendall_and_recv,     // in one thread, over a connection that holds the data
  send_and_recv,        // the same with one send, which may take a part; receives what was taken
  sendall_beside_recv,  // another thread receives
  send_beside_recv,     // another thread receives; sends until all is taken
  ping_pong             // sendall, and another thread's sendall of the same comes back
};

struct stream_task {
  stream_operation operation = stream_operation::sendall_and_recv;
  connection made;
  transfer what;  // outlives the work
};

/// Makes the work of one contender. Errors: throws what the contender throws
using stream_factory = std::unique_ptr<work> (*)(stream_task);

}  // namespace sockspec::benchmarks
