#pragma once
// Several datagrams in one call.
//
//   std::array<std::array<std::byte, 1500>, 32> room;
//   std::array<sockspec::incoming_datagram, 32> into;
//   for (std::size_t i = 0; i != into.size(); ++i) into[i].buffer = room[i];
//   const std::size_t count = sockspec::recvmmsg(from, into);
//
// For equal datagrams to, or from, one peer segments.hpp has the calls that are faster by far.

#include <cstddef>
#include <span>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/config.hpp"
#include "sockspec/message.hpp"
#include "sockspec/message_flags.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// One that sendmmsg sends: as struct mmsghdr, of one buffer.
struct outgoing_datagram {
  std::span<const std::byte> data;  // none: a datagram of no bytes
  const address* to = nullptr;      // none: the peer of the socket
};

/// Where recvmmsg puts one, and what it says about it.
struct incoming_datagram {
  std::span<std::byte> buffer;
  address* from = nullptr;  // receives the sender, as from socket::recvfrom
  std::size_t count = 0;    // bytes in the buffer: never more than it holds
  received_flags flags = received_flags::none;
};

/// Sends datagrams in their order, and returns how many were taken.
///
/// Calls: sendmmsg(2) with MSG_NOSIGNAL, for 64 at most; sendto(2) for each of the last seven, of
///        which it is the faster, and where the system lacks the former; poll(2) if it must wait
///        with a timeout
/// Returns: how many were taken, also on failure: datagrams.size() on success. (The throwing form
///          cannot tell.)
/// Errors: as socket::sendto, of the first that was not taken [sendmmsg.counts_before_an_error,
///         sendmmsg.too_large]; operation_would_block, with a timeout of zero and no room for all
///         [sendmmsg.nonblocking_sends_what_fits]; timed_out [sendmmsg.timed_out]: the timeout is
///         one deadline for the whole call
/// Blocks: until all are taken
/// Platforms: what an earlier datagram has met on its way (connection_refused) may be told by a
///            later call: sendmmsg(2) loses errors behind the first datagram of a call
/// Source: sendmmsg(2) of Linux and the BSDs
SOCKSPEC_API std::size_t sendmmsg(socket&, std::span<const outgoing_datagram> datagrams,
                                  message_flags = message_flags::none);
SOCKSPEC_API std::size_t sendmmsg(socket&, std::span<const outgoing_datagram> datagrams,
                                  message_flags, std::error_code&) noexcept;

/// Waits for a datagram and receives what is there, each into a buffer of its own; returns how many
/// came. With message_flags::wait_all it waits for all, and with peek it looks at one.
///
/// A datagram of no bytes is one of them. What is larger than its buffer is cut, and flagged. The
/// first empty buffer ends the call: nothing is received into it, nor behind it.
///
/// Calls: recvmmsg(2) with MSG_WAITFORONE, for 64 at most; recvmsg(2) for each where the system
///        lacks it; poll(2) if it must wait with a timeout
/// Returns: how many came, also on failure. (The throwing form fails only if none came.)
/// Errors: as socket::recv, if none came [recvmmsg.without_messages, recvmmsg.timed_out]. An error
///         behind the first datagram is told with the count, or by the next call. The timeout is
///         one deadline for the whole call; what came in time is received without an error
///         [recvmmsg.receives_what_came_in_time].
/// Blocks: until one is there
/// Platforms: of sockets of datagrams. Streams and seqpacket sockets at their end fill every buffer
///            with nothing
/// Source: recvmmsg(2) of Linux and the BSDs
SOCKSPEC_API std::size_t recvmmsg(socket&, std::span<incoming_datagram> into,
                                  message_flags = message_flags::none);
SOCKSPEC_API std::size_t recvmmsg(socket&, std::span<incoming_datagram> into, message_flags,
                                  std::error_code&) noexcept;

}  // namespace sockspec
