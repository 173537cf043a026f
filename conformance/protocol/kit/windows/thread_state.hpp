#pragma once
// What the operating system tells of a thread: nothing that is documented, on Windows.

#include <cstdint>
#include <optional>

namespace sockspec::driver {

struct thread_look {
  bool sleeps = false;
  std::int64_t switches = 0;
};

class thread_state {
 public:
  std::optional<thread_look> look() const { return std::nullopt; }
  /// No call of Winsock is ended from outside but by what is done to its socket.
  void interrupt() const {}
};

}  // namespace sockspec::driver
