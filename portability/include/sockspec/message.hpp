#pragma once
// Messages: several buffers at once, ancillary data, and what there is to know of what was
// received.
//
//   const std::array parts{sockspec::bytes("head"), sockspec::bytes("body")};
//   sockspec::sendmsg(to, {.buffers = parts});

#include <cstddef>
#include <cstdint>
#include <span>
#include <system_error>

#include "sockspec/address.hpp"
#include "sockspec/ancillary.hpp"
#include "sockspec/config.hpp"
#include "sockspec/message_flags.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// How many buffers a call takes, on every system.
inline constexpr std::size_t most_buffers = 1024;

/// What sendmsg sends: as struct msghdr.
struct outgoing_message {
  std::span<const std::span<const std::byte>> buffers;  // one after the other, empty ones too
  const ancillary_data* ancillary = nullptr;            // none
  const address* to = nullptr;                          // none: the peer of the socket
  message_flags flags = message_flags::none;
};

/// Sends some of the data of several buffers, or one datagram made of them, and returns how many
/// bytes were taken.
///
/// Calls: sendmsg(2) with MSG_NOSIGNAL; poll(2) if it must wait with a timeout
/// Errors: as socket::send and socket::sendto [sendmsg.would_block, sendmsg.broken_pipe];
///         message_size, more than most_buffers buffers [sendmsg.too_many_buffers], or too large a
///         datagram; bad_file_descriptor, also of a descriptor that is passed
/// Blocks: until there is room
/// Platforms: ancillary data goes with a stream's first byte: pass no descriptors without data. On
///            Windows WSASend, WSASendTo or, with ancillary data, WSASendMsg: of datagrams alone
/// Source: POSIX.1-2024 sendmsg()
SOCKSPEC_API std::size_t sendmsg(socket&, const outgoing_message&);
SOCKSPEC_API std::size_t sendmsg(socket&, const outgoing_message&, std::error_code&) noexcept;

/// What is known of a message that was received.
enum class received_flags : std::uint8_t {
  none = 0,
  truncated = 1,            // MSG_TRUNC: its end did not fit into the buffers, and is lost
  ancillary_truncated = 2,  // MSG_CTRUNC: so with its ancillary data, or there was no room for any
  end_of_record = 4,        // MSG_EOR
  out_of_band = 8,          // MSG_OOB: urgent data
};

constexpr received_flags operator|(received_flags a, received_flags b) noexcept {
  return static_cast<received_flags>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool has(received_flags set, received_flags flag) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(flag)) != 0;
}

struct received_message {
  std::size_t count = 0;  // bytes in the buffers: never more than they hold
  received_flags flags = received_flags::none;
  address from;  // as from socket::recvfrom
};

/// Receives what is there into several buffers, one filled after the other, with the ancillary data
/// that came with it. Into no buffers, or empty ones, it receives nothing, as socket::recv does
/// [recvmsg.empty_buffers].
///
/// Without room for ancillary data, what is passed with the message is lost, and descriptors are
/// closed [recvmsg.no_room_for_descriptors].
///
/// Calls: recvmsg(2) with MSG_CMSG_CLOEXEC, or fcntl after it where the system lacks that flag;
///        poll(2) if it must wait with a timeout
/// Errors: as socket::recv [recvmsg.would_block, recvmsg.not_connected];
///         message_size, more than most_buffers buffers [recvmsg.too_many_buffers]
/// Blocks: until something is there
/// Platforms: on Windows WSARecvFrom or, of datagrams with ancillary data, WSARecvMsg. A process
///            without free descriptors gets fewer of those that were passed, and
///            ancillary_truncated; FreeBSD and macOS may give none
/// Source: POSIX.1-2024 recvmsg()
SOCKSPEC_API received_message recvmsg(socket&, std::span<const std::span<std::byte>> buffers,
                                      message_flags = message_flags::none);
SOCKSPEC_API received_message recvmsg(socket&, std::span<const std::span<std::byte>> buffers,
                                      message_flags, std::error_code&) noexcept;
SOCKSPEC_API received_message recvmsg(socket&, std::span<const std::span<std::byte>> buffers,
                                      received_ancillary_data&,
                                      message_flags = message_flags::none);
SOCKSPEC_API received_message recvmsg(socket&, std::span<const std::span<std::byte>> buffers,
                                      received_ancillary_data&, message_flags,
                                      std::error_code&) noexcept;

}  // namespace sockspec
