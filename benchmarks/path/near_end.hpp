#pragma once
// The near end of a path: what it asks of the far end, by one way or another.

#include <chrono>
#include <cstddef>
#include <string>

#include "benchmarks/path/far_end.hpp"

namespace sockspec::benchmarks {

/// A way to the far end: straight to where it listens, or through what is under test.
struct way {
  std::string name;  // for messages: "through 127.0.0.1:8080"
  address entrance;
  std::chrono::nanoseconds patience{std::chrono::seconds(10)};  // with each call
};

/// A connection to the far end. What goes wrong is told with the way's name.
class near_end {
 public:
  /// Connects, and finds out who is there.
  /// Errors: throws std::runtime_error, if nobody is there, nothing comes back, or it is another
  near_end(const way&, const identity& wanted);

  static constexpr std::size_t round_trip_bytes = 64;

  /// So many times: sends that many bytes and waits until they are back.
  void round_trips(std::size_t times);
  /// Sends so much and waits until the far end has all of it.
  /// Errors: throws std::runtime_error, if it came altered
  void send(std::size_t bytes);

 private:
  way by_;
  socket connection_;
};

/// So many times: connects, has one byte echoed, and closes.
void connect_and_close(const way&, std::size_t times);

}  // namespace sockspec::benchmarks
