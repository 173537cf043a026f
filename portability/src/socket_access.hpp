#pragma once
// Sockets from handles, for the parts of this library that make them.

#include "sockspec/socket.hpp"

namespace sockspec {

struct socket_access {
  /// The owner of a handle that blocks.
  static socket own(native_handle handle) noexcept { return socket(handle); }

  /// The same, of a listener: it is woken as one.
  static socket own_listener(native_handle handle) noexcept {
    socket made(handle);
    made.listens_ = true;
    return made;
  }

  /// The owner of another handle of the same socket, which waits as that one does.
  static socket own_duplicate(native_handle handle, const socket& of) noexcept {
    socket made(handle);
    made.timeout_ = of.timeout_.load(std::memory_order_relaxed);
    made.listens_ = of.listens_.load(std::memory_order_relaxed);
    made.accepts_no_more_ = of.accepts_no_more_.load(std::memory_order_relaxed);
    return made;
  }

  /// Whether the system is known to cut what is sent on it.
  static std::atomic<bool>& cuts_segments(socket& on) noexcept { return on.cuts_segments_; }

  /// Whether it is known to be a stream.
  static std::atomic<bool>& is_stream(socket& on) noexcept { return on.is_stream_; }
};

}  // namespace sockspec
