#pragma once
// A datagram that is received, as recvmsg and recvmmsg see it.

#include <sys/socket.h>
#include <sys/uio.h>

#include "berkeley/sender.hpp"
#include "posix/received_bits.hpp"
#include "posix/transfer.hpp"
#include "sockspec/batch.hpp"

namespace sockspec {

/// Points a header, all zero, at the datagram's buffers by way of the entry.
inline void point_at(incoming_datagram& into, iovec& entry, msghdr& header) noexcept {
  entry = {into.buffer.data(), limited(into.buffer.size())};
  header.msg_iov = &entry;
  header.msg_iovlen = 1;
  if (into.from == nullptr) return;
  forget(*into.from);
  header.msg_name = into.from->data();
  header.msg_namelen = address::capacity;
}

/// Puts down what the system said of it.
inline void take_over(incoming_datagram& into, const msghdr& header, std::size_t count) noexcept {
  into.count = count;
  into.flags = flags_from(header.msg_flags);
  if (into.from != nullptr) settle_sender(*into.from, header.msg_namelen);
}

}  // namespace sockspec
