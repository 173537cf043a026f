#include "sockspec/message.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>

#include "berkeley/receive_message.hpp"
#include "berkeley/sender.hpp"
#include "posix/received_bits.hpp"
#include "posix/transfer.hpp"
#include "posix/waiting.hpp"

namespace sockspec {
namespace {

/// Buffers as the system takes them, and not more of them than it may be told.
class native_buffers {
 public:
  template <typename Byte>
  explicit native_buffers(std::span<const std::span<Byte>> buffers) noexcept {
    constexpr std::size_t most = std::numeric_limits<std::ptrdiff_t>::max();
    for (const auto buffer : buffers) {
      const std::size_t size = std::min(buffer.size(), limited(most) - total_);
      entries_[count_++] = {const_cast<std::remove_const_t<Byte>*>(buffer.data()), size};
      total_ += size;
    }
    // Some systems refuse to send a datagram of none.
    if (count_ == 0) entries_[count_++] = {nullptr, 0};
  }
  native_buffers(const native_buffers&) = delete;
  native_buffers& operator=(const native_buffers&) = delete;
  ~native_buffers() = default;

  std::size_t total() const noexcept { return total_; }

  /// Begins behind what the system has filled.
  void skip(std::size_t filled) noexcept {
    total_ -= filled;
    while (count_ != 0 && filled >= first_->iov_len) {
      filled -= first_->iov_len;
      ++first_;
      --count_;
    }
    if (filled == 0) return;
    first_->iov_base = static_cast<std::byte*>(first_->iov_base) + filled;
    first_->iov_len -= filled;
  }

  void put_into(msghdr& header) noexcept {
    header.msg_iov = first_;
    header.msg_iovlen = static_cast<decltype(header.msg_iovlen)>(count_);
  }

 private:
  iovec entries_[most_buffers];  // of which those that are asked for are set
  iovec* first_ = entries_;
  std::size_t count_ = 0;
  std::size_t total_ = 0;
};

void put_control(msghdr& header, std::span<const std::byte> control) noexcept {
  if (control.empty()) return;
  header.msg_control = const_cast<std::byte*>(control.data());
  header.msg_controllen = static_cast<decltype(header.msg_controllen)>(control.size());
}

/// What is received, call by call.
struct receipt {
  // Without a constructor g++ would clear all the room of the buffers first.
  receipt(std::span<const std::span<std::byte>> into, received_message& received,
          received_ancillary_data* beside) noexcept
      : buffers(into), message(received), ancillary(beside) {}

  native_buffers buffers;
  received_message& message;
  received_ancillary_data* ancillary;
  socklen_t sender_size = 0;

  /// The system call: its count, or -1 with errno.
  ssize_t call(native_handle handle, int flags) noexcept {
    msghdr header{};
    header.msg_name = message.from.data();
    header.msg_namelen = address::capacity;
    buffers.put_into(header);
    if (ancillary != nullptr) put_control(header, ancillary->room());
    const ssize_t count = ::recvmsg(handle, &header, flags | close_received_on_exec);
    if (count < 0) return count;
    message.flags = message.flags | flags_from(header.msg_flags);
    sender_size = header.msg_namelen;
    if (ancillary != nullptr) take_over(header.msg_controllen);
    return count;
  }

  void take_over(std::size_t control_size) noexcept {
    ancillary->resize(control_size);
    prepare_received_handles(*ancillary);
  }
};

/// Fills the buffers from a stream that has a timeout: the system's own MSG_WAITALL does not wait
/// where the handle does not block. What came before the end, an error, the deadline or behind
/// ancillary data counts.
std::size_t receive_whole(waiting& wait, receipt& got, native_handle from, int flags,
                          std::error_code& ec) noexcept {
  std::size_t received = 0;
  while (got.buffers.total() != 0) {
    const ssize_t count = got.call(from, flags);
    if (count == 0) break;
    if (count > 0) {
      received += static_cast<std::size_t>(count);
      got.buffers.skip(static_cast<std::size_t>(count));
      wait.progressed();
      if (got.ancillary != nullptr && !got.ancillary->bytes().empty()) break;
    } else if (!wait.try_again(errno, ec)) {
      if (received == 0) return 0;
      break;
    }
  }
  succeed(ec);
  return received;
}

std::size_t receive_as_asked(socket& from, receipt& got, message_flags flags, int bits,
                             std::error_code& ec) noexcept {
  waiting wait(from, POLLIN, flags);
  const bool fill = has(flags, message_flags::wait_all) && !has(flags, message_flags::peek);
  if (fill && wait.has_timeout() && is_stream(from.fileno())) {
    return receive_whole(wait, got, from.fileno(), bits, ec);
  }
  return transfer(
      wait, [&] { return got.call(from.fileno(), bits); }, ec);
}

}  // namespace

std::size_t sendmsg(socket& to, const outgoing_message& message, std::error_code& ec) noexcept {
  const auto bits = native(message.flags, ec);
  if (!bits) return 0;
  if (message.buffers.size() > most_buffers) {
    fail(ec, EMSGSIZE);
    return 0;
  }
  native_buffers buffers(message.buffers);
  msghdr header{};
  buffers.put_into(header);
  if (message.to != nullptr) {
    header.msg_name = const_cast<void*>(message.to->data());
    header.msg_namelen = length(*message.to);
  }
  if (message.ancillary != nullptr) put_control(header, message.ancillary->bytes());
  const auto call = [&] { return ::sendmsg(to.fileno(), &header, *bits | no_signal); };
  waiting wait(to, POLLOUT, message.flags);
  const std::size_t count = transfer(wait, call, ec);
  if (ec && message.to != nullptr) name_missing_port(to.fileno(), *message.to, ec);
  if (ec) name_lost_peer(to.fileno(), ec);
  return count;
}

received_message receive_message(socket& from, std::span<const std::span<std::byte>> buffers,
                                 received_ancillary_data* ancillary, message_flags flags,
                                 std::error_code& ec) noexcept {
  received_message message;
  const auto bits = native(flags, ec);
  if (!bits) return message;
  if (buffers.size() > most_buffers) {
    fail(ec, EMSGSIZE);
    return message;
  }
  receipt got(buffers, message, ancillary);
  if (got.buffers.total() == 0) return message;
  message.count = receive_as_asked(from, got, flags, *bits, ec);
  settle_sender(message.from, ec ? 0 : got.sender_size);
  name_missing_peer(from, ec);
  return message;
}

}  // namespace sockspec
