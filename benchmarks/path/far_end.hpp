#pragma once
// The far end of a path: a server that echoes and counts, and that can be told from any other.
//
// A request is a letter and how many bytes follow, eight bytes with the largest first:
//   'w'  who: nothing follows; answered by the far end's identity
//   'e'  echo: what follows is sent back
//   's'  sink: what follows is taken, and answered by one byte: 'k', or 'x' if it is not what
//        the near end sends
// A connection has as many requests as it likes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <thread>

#include "sockspec/server.hpp"

namespace sockspec::benchmarks {

constexpr std::byte who_are_you{'w'}, echo_this{'e'}, take_this{'s'};
constexpr std::byte as_it_was_sent{'k'}, altered_on_the_way{'x'};
constexpr std::byte each_byte{0x5a};  // of what is sent to be taken

using request_head = std::array<std::byte, 9>;
using identity = std::array<std::byte, 16>;

request_head head_of(std::byte what, std::uint64_t bytes) noexcept;

/// Fills the buffer. False if the connection ended before its first byte.
/// Errors: throws std::runtime_error, if it ended later; as socket::recv
bool recv_whole(socket& from, std::span<std::byte> buffer);

/// Serves beside its owner, until it is destroyed.
class far_end {
 public:
  /// Errors: as stream_server
  explicit far_end(const address& at);
  ~far_end();
  far_end(const far_end&) = delete;
  far_end& operator=(const far_end&) = delete;

  /// Where it listens, with the port that the system chose.
  const address& where() const noexcept { return server_.server_address(); }
  /// What nobody else answers to 'w'.
  const identity& who() const noexcept { return who_; }

 private:
  void serve(socket& connection) const;

  identity who_;
  stream_server server_;
  std::thread serving_;
};

}  // namespace sockspec::benchmarks
