#pragma once
// Sockets as the benchmarks need them: one way to make and tune them for every contender.

#include <cstddef>
#include <string>

#include "benchmarks/shapes/family.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

/// Two sockets on this machine that exchange data. Both block.
struct connection {
  socket one;
  socket other;
};

/// Connects two sockets and sets what systems would otherwise choose: for TCP, TCP_NODELAY, the
/// congestion control `cubic` (where it is allowed) and a reset at the end, which leaves nothing in
/// TIME_WAIT; for all, the largest buffers up to 4 MiB that the system grants.
///
/// Errors: throws std::system_error
connection connect_pair(family);

/// The same for datagram sockets without connecting them: each has an address of its own.
connection bind_pair(family);

/// A listening stream socket with an address of its own, tuned as connect_pair does.
socket listen_at(family);

/// Whether so many bytes can be sent over a stream before any of them is received. Sends and
/// receives them.
bool holds(connection& made, std::size_t size);

/// What sockets of the family have got, for the record: "TCP_NODELAY 1, congestion control cubic,
/// ..."; or why there are none: "none: ...".
std::string describe(family);

/// Whether there are sockets of the family here, as the benchmarks need them.
bool is_available(family);

}  // namespace sockspec::benchmarks
