#pragma once
// Sockets from handles, for the parts of this library that make them.

#include <cstdint>

#include "sockspec/socket.hpp"

namespace sockspec {

/// What a socket is for as long as it lives.
enum class fact : std::uint8_t {
  cuts_segments = 1,  // the system cuts what is sent on it (segments.hpp)
  is_stream = 2,
};

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

  /// Whether the system has said so, which it is then not asked again.
  static bool is_known(const socket& of, fact which) noexcept {
    return (of.learned_.load(std::memory_order_relaxed) & static_cast<unsigned>(which)) != 0;
  }
  static void learn(socket& of, fact which) noexcept {
    of.learned_.fetch_or(static_cast<std::uint8_t>(which), std::memory_order_relaxed);
  }
};

}  // namespace sockspec
