#pragma once
// What ends the wait of a thread that polls: a byte in a socket pair of our own. Sockets are what
// every system can poll together with sockets.

#include <cstddef>
#include <span>
#include <system_error>
#include <thread>
#include <utility>

#include "sockspec/bytes.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec {

class wake_handle {
 public:
  /// Errors: as socketpair
  wake_handle() : ends_(socketpair()) {
    ends_.first.setblocking(false);
    ends_.second.setblocking(false);
  }

  /// From any thread. Where there is no room for the byte, many are waiting to be read: the thread
  /// will wake. Where the system is short of memory, nothing else would wake it: again, then.
  void wake() noexcept {
    std::error_code ec;
    ends_.first.send(bytes("!"), ec);
    while (ec == errc::no_buffer_space || ec == errc::not_enough_memory) {
      std::this_thread::yield();
      ends_.first.send(bytes("!"), ec);
    }
  }

  /// Forgets what has woken us. What comes meanwhile wakes us again.
  void drain() noexcept {
    std::byte buffer[64];
    std::error_code nothing_left;
    while (ends_.second.recv(buffer, nothing_left) == sizeof buffer) {
    }
  }

  native_handle fileno() const noexcept { return ends_.second.fileno(); }

 private:
  std::pair<socket, socket> ends_;
};

}  // namespace sockspec
