#include "sockspec/message.hpp"

#include <algorithm>
#include <atomic>

#include "berkeley/receive_message.hpp"
#include "berkeley/sender.hpp"
#include "winsock/reachable.hpp"
#include "winsock/receiving.hpp"
#include "winsock/waiting.hpp"

namespace sockspec {
namespace {

/// Buffers as the system takes them, and not more of them than it may be told.
class native_buffers {
 public:
  template <typename Byte>
  explicit native_buffers(std::span<const std::span<Byte>> buffers) noexcept {
    for (const auto buffer : buffers) {
      const auto size = std::min<std::size_t>(buffer.size(), SOCKSPEC_TRANSFER_LIMIT - total_);
      auto* const data = const_cast<std::remove_const_t<Byte>*>(buffer.data());
      entries_[count_++] = {static_cast<ULONG>(size), reinterpret_cast<char*>(data)};
      total_ += size;
    }
    if (count_ == 0) entries_[count_++] = {0, nullptr};
  }
  native_buffers(const native_buffers&) = delete;
  native_buffers& operator=(const native_buffers&) = delete;
  ~native_buffers() = default;

  std::size_t total() const noexcept { return total_; }
  WSABUF* data() noexcept { return first_; }
  DWORD count() const noexcept { return count_; }

  /// Begins behind what the system has filled.
  void skip(std::size_t filled) noexcept {
    total_ -= filled;
    while (count_ != 0 && filled >= first_->len) {
      filled -= first_->len;
      ++first_;
      --count_;
    }
    if (filled == 0) return;
    first_->buf += filled;
    first_->len -= static_cast<ULONG>(filled);
  }

 private:
  WSABUF entries_[most_buffers];  // of which those that are asked for are set
  WSABUF* first_ = entries_;
  DWORD count_ = 0;
  std::size_t total_ = 0;
};

/// WSARecvMsg has to be asked for; whoever provides the sockets, it is the same one. Null, with
/// WSAGetLastError, where there is none.
LPFN_WSARECVMSG find_receiver(native_handle handle) noexcept {
  static std::atomic<LPFN_WSARECVMSG> found = nullptr;
  LPFN_WSARECVMSG receiver = found.load(std::memory_order_relaxed);
  if (receiver != nullptr) return receiver;
  GUID name = WSAID_WSARECVMSG;
  DWORD unused = 0;
  if (::WSAIoctl(handle, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &receiver,
                 sizeof receiver, &unused, nullptr, nullptr) != 0) {
    return nullptr;
  }
  found.store(receiver, std::memory_order_relaxed);
  return receiver;
}

constexpr received_flags flags_from(DWORD bits) noexcept {
  constexpr auto none = received_flags::none;
  return ((bits & MSG_TRUNC) != 0 ? received_flags::truncated : none) |
         ((bits & MSG_CTRUNC) != 0 ? received_flags::ancillary_truncated : none) |
         ((bits & MSG_OOB) != 0 ? received_flags::out_of_band : none);
}

/// What is received, call by call.
struct receipt {
  native_buffers buffers;
  received_message& message;
  received_ancillary_data* ancillary;  // null for streams, which have none
  int sender_size = 0;

  /// The system call: its count, or -1 with WSAGetLastError.
  std::ptrdiff_t call(native_handle handle, int flags) noexcept {
    DWORD count = 0;
    const int result = ancillary == nullptr ? without_control(handle, flags, count)
                                            : with_control(handle, flags, count);
    if (result == 0) return static_cast<std::ptrdiff_t>(count);
    if (::WSAGetLastError() == WSAEMSGSIZE) {
      message.flags = message.flags | received_flags::truncated;
    }
    return -1;
  }

  int without_control(native_handle handle, int flags, DWORD& count) noexcept {
    DWORD bits = static_cast<DWORD>(flags);
    sender_size = static_cast<int>(address::capacity);
    return ::WSARecvFrom(handle, buffers.data(), buffers.count(), &count, &bits,
                         socket_address(message.from), &sender_size, nullptr, nullptr);
  }

  int with_control(native_handle handle, int flags, DWORD& count) noexcept {
    const LPFN_WSARECVMSG receiver = find_receiver(handle);
    if (receiver == nullptr) return SOCKET_ERROR;
    const auto room = ancillary->room();
    WSAMSG header{};
    header.name = socket_address(message.from);
    header.namelen = static_cast<int>(address::capacity);
    header.lpBuffers = buffers.data();
    header.dwBufferCount = buffers.count();
    header.Control.len = static_cast<ULONG>(room.size());
    header.Control.buf = reinterpret_cast<char*>(room.data());
    header.dwFlags = static_cast<DWORD>(flags);
    const int result = receiver(handle, &header, &count, nullptr, nullptr);
    if (result != 0 && ::WSAGetLastError() != WSAEMSGSIZE) return result;
    message.flags = message.flags | flags_from(header.dwFlags);
    sender_size = header.namelen;
    ancillary->resize(header.Control.len);
    return result;
  }
};

/// Fills the buffers from a stream. What came before the end, an error or the deadline counts.
std::size_t receive_whole(waiting& wait, receipt& got, native_handle from, int flags,
                          std::error_code& ec) noexcept {
  std::size_t received = 0;
  while (got.buffers.total() != 0) {
    const auto call = [&] { return got.call(from, flags); };
    const std::ptrdiff_t count = receive(from, got.buffers.total(), call);
    if (count == 0) break;
    if (count > 0) {
      received += static_cast<std::size_t>(count);
      got.buffers.skip(static_cast<std::size_t>(count));
      wait.progressed();
    } else if (!wait.try_again(ec)) {
      if (received == 0) return 0;
      break;
    }
  }
  succeed(ec);
  return received;
}

std::size_t receive_as_asked(socket& from, receipt& got, message_flags flags, int bits,
                             std::error_code& ec) noexcept {
  const native_handle handle = from.fileno();
  waiting wait(from, POLLRDNORM, flags);
  const bool fill = has(flags, message_flags::wait_all) && !wait.is_over() &&
                    !has(flags, message_flags::peek | message_flags::out_of_band);
  if (fill && type_of(handle) == SOCK_STREAM) return receive_whole(wait, got, handle, bits, ec);
  const auto call = [&] { return got.call(handle, bits); };
  return transfer(
      wait, [&] { return receive(handle, got.buffers.total(), call); }, ec);
}

int send_once(native_handle handle, native_buffers& buffers, const outgoing_message& message,
              int bits, DWORD& count) noexcept {
  const address there = message.to == nullptr ? address() : reachable(*message.to);
  const sockaddr* const to = message.to == nullptr ? nullptr : socket_address(there);
  const int to_size = message.to == nullptr ? 0 : length(there);
  const auto flags = static_cast<DWORD>(bits);
  if (message.ancillary == nullptr || message.ancillary->bytes().empty()) {
    return ::WSASendTo(handle, buffers.data(), buffers.count(), &count, flags, to, to_size, nullptr,
                       nullptr);
  }
  const auto control = message.ancillary->bytes();
  WSAMSG header{};
  header.name = const_cast<sockaddr*>(to);
  header.namelen = to_size;
  header.lpBuffers = buffers.data();
  header.dwBufferCount = buffers.count();
  header.Control.len = static_cast<ULONG>(control.size());
  header.Control.buf = const_cast<char*>(reinterpret_cast<const char*>(control.data()));
  return ::WSASendMsg(handle, &header, flags, &count, nullptr, nullptr);
}

}  // namespace

std::size_t sendmsg(socket& to, const outgoing_message& message, std::error_code& ec) noexcept {
  const auto bits = native(message.flags, ec);
  if (!bits) return 0;
  if (message.buffers.size() > most_buffers) {
    fail(ec, WSAEMSGSIZE);
    return 0;
  }
  native_buffers buffers(message.buffers);
  const auto call = [&]() -> std::ptrdiff_t {
    DWORD count = 0;
    const int result = send_once(to.fileno(), buffers, message, *bits, count);
    return result == 0 ? static_cast<std::ptrdiff_t>(count) : -1;
  };
  waiting wait(to, POLLWRNORM, message.flags);
  const std::size_t count = transfer(wait, call, ec);
  translate_failure(to.fileno(), ec);
  if (ec && message.to != nullptr) name_missing_port(to.fileno(), *message.to, ec);
  return count;
}

received_message receive_message(socket& from, std::span<const std::span<std::byte>> buffers,
                                 received_ancillary_data* ancillary, message_flags flags,
                                 std::error_code& ec) noexcept {
  received_message message;
  const auto bits = native(flags, ec);
  if (!bits) return message;
  if (buffers.size() > most_buffers) {
    fail(ec, WSAEMSGSIZE);
    return message;
  }
  if (lacks_urgent_data(from.fileno(), flags)) {
    fail(ec, WSAEINVAL);
    return message;
  }
  const bool is_datagram = ancillary != nullptr && type_of(from.fileno()) != SOCK_STREAM;
  receipt got{native_buffers(buffers), message, is_datagram ? ancillary : nullptr};
  if (got.buffers.total() == 0) return message;
  message.count = receive_as_asked(from, got, flags, *bits, ec);
  settle_sender(message.from, ec ? 0 : static_cast<std::size_t>(got.sender_size));
  translate_failure(from.fileno(), ec);
  return message;
}

}  // namespace sockspec
