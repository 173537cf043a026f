#pragma once
// Datagrams of one size in one buffer: the system cuts what is sent (UDP_SEGMENT) and joins what is
// received (UDP_GRO), so that 32 cost little more than one.
//
//   sockspec::send_segments(to, {.data = video, .segment_size = 1200});
//
//   std::error_code lacks_it;
//   from.setsockopt(sockspec::udp::gro, true, lacks_it);  // else they come one by one
//   const auto got = sockspec::recv_segments(from, buffer);

#include <cstddef>
#include <span>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/message.hpp"
#include "sockspec/message_flags.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// What send_segments sends.
struct outgoing_segments {
  std::span<const std::byte> data;
  std::size_t segment_size = 0;  // bytes of each datagram; the last has what is left
  const address* to = nullptr;   // none: the peer of the socket
  message_flags flags = message_flags::none;
};

/// Sends the data as datagrams of one size, in their order; no datagram if there is no data.
///
/// Calls: sendmsg(2) with UDP_SEGMENT, for 64 datagrams or 65,467 bytes at most; sendto(2) for each
///        where the system lacks it, the socket is not UDP's, or the way does not take it (larger
///        ones than its MTU, devices without checksums); getsockopt(2) once for each socket;
///        poll(2) if it must wait with a timeout
/// Returns: how many bytes were taken, also on failure: whole datagrams; data.size() on success.
///          (The throwing form cannot tell.)
/// Errors: as socket::sendto, of the first that was not taken; argument_rejected, a size of zero
///         [send_segments.size_of_zero]; message_size [send_segments.too_large]. The timeout is one
///         deadline for the whole call.
/// Blocks: until all are taken
/// Platforms: the system cuts on Linux; elsewhere this library does
/// Source: udp(7) of Linux, UDP_SEGMENT
SOCKSPEC_API std::size_t send_segments(socket&, const outgoing_segments&);
SOCKSPEC_API std::size_t send_segments(socket&, const outgoing_segments&,
                                       std::error_code&) noexcept;

struct received_segments {
  std::size_t count = 0;         // bytes in the buffer
  std::size_t segment_size = 0;  // of each datagram in it; the last may be shorter
  received_flags flags = received_flags::none;
  address from;  // of all of them
};

/// Receives a datagram, or several of one sender and one size that came one behind the other: these
/// only if the socket has udp::gro. A count of 0 is one datagram of no bytes.
///
/// What does not fit into the buffer is lost, and flagged as truncated: several datagrams together
/// have 65,535 bytes at most. An empty buffer receives nothing, as in socket::recv.
///
/// Calls: recvmsg(2) with room for what UDP_GRO says; poll(2) if it must wait with a timeout
/// Errors: as socket::recv [recv_segments.without_datagrams]
/// Blocks: until something is there
/// Platforms: several at once on Linux; elsewhere always one
/// Source: udp(7) of Linux, UDP_GRO
SOCKSPEC_API received_segments recv_segments(socket&, std::span<std::byte> buffer,
                                             message_flags = message_flags::none);
SOCKSPEC_API received_segments recv_segments(socket&, std::span<std::byte> buffer, message_flags,
                                             std::error_code&) noexcept;

}  // namespace sockspec
