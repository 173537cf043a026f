#pragma once
// Whether the system cuts what is sent into datagrams and joins what is received:
// segments_whole.cpp where it does, segments_stepwise.cpp where not.

#include <cstddef>
#include <optional>
#include <span>

#include "sockspec/ancillary.hpp"
#include "sockspec/segments.hpp"

namespace sockspec {

/// Whether send_joined can be tried on this socket.
bool cuts_segments(socket&) noexcept;

/// Sends several datagrams from the front of the data, which has more than one: how many bytes, or
/// -1 with the error where the system keeps it; 0 if it does not cut these.
std::ptrdiff_t send_joined(socket&, const outgoing_segments&, std::span<const std::byte> data,
                           int flags) noexcept;

/// Whether recvmsg with ancillary data tells the size of what was joined.
bool joins_segments() noexcept;

/// What it told; nothing of one datagram.
std::optional<std::size_t> joined_size(const received_ancillary_data&) noexcept;

}  // namespace sockspec
