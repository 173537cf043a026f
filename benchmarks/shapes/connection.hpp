#pragma once
// Connections as the benchmarks need them: one way to make and tune them for every contender.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

enum class stream_family : std::uint8_t { tcp4, unix_stream };

std::string_view to_string(stream_family) noexcept;

/// The two ends of a stream on this machine. Both block.
struct connection {
  socket one;
  socket other;
};

/// Makes a connection and sets what systems would otherwise choose: for TCP, TCP_NODELAY and the
/// congestion control `cubic` (where it is allowed); for all, the largest buffers up to 4 MiB that
/// the system grants.
///
/// Errors: throws std::system_error
connection connect_stream(stream_family);

/// Whether so many bytes can be sent before any of them is received. Sends and receives them.
bool holds(connection& made, std::size_t size);

/// What a connection has got, for the record: "TCP_NODELAY 1, congestion control cubic, ...".
std::string describe(stream_family, const connection&);

}  // namespace sockspec::benchmarks
