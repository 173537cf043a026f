#include "berkeley/sender.hpp"
#include "winsock/receiving.hpp"
#include "winsock/waiting.hpp"

namespace sockspec {

std::ptrdiff_t settled(std::ptrdiff_t count, std::size_t size) noexcept {
  if (count >= 0) return count;
  switch (::WSAGetLastError()) {
    case WSAEMSGSIZE:  // the buffer holds the beginning of a datagram that is larger
      return limited(size);
    case WSAESHUTDOWN:  // after shutdown(read): the end
    case WSAEDISCON:
      return 0;
    default:
      return count;
  }
}

bool lacks_urgent_data(native_handle from, message_flags flags) noexcept {
  if (!has(flags, message_flags::out_of_band) || type_of(from) != SOCK_STREAM) return false;
  WSAPOLLFD one{from, POLLRDBAND, 0};
  return ::WSAPoll(&one, 1, 0) >= 0 && (one.revents & (POLLRDBAND | POLLERR | POLLNVAL)) == 0;
}

namespace {

using bytes_in = std::span<std::byte>;

std::ptrdiff_t receive_into(native_handle from, bytes_in buffer, int flags) noexcept {
  return receive(from, buffer.size(), [&] { return recv_once(from, buffer, flags); });
}

/// Fills the buffer from a stream. What came before the end, an error or the deadline counts.
std::size_t recv_whole(waiting& wait, native_handle from, bytes_in buffer, int flags,
                       std::error_code& ec) noexcept {
  std::size_t received = 0;
  while (received != buffer.size()) {
    const std::ptrdiff_t count = receive_into(from, buffer.subspan(received), flags);
    if (count == 0) break;
    if (count > 0) {
      received += static_cast<std::size_t>(count);
      wait.progressed();
    } else if (!wait.try_again(ec)) {
      if (received == 0) return 0;
      break;
    }
  }
  succeed(ec);
  return received;
}

}  // namespace

namespace hot_path {

std::ptrdiff_t recv(native_handle from, std::byte* buffer, std::size_t size) {
  if (size == 0) [[unlikely]] {
    return 0;
  }
  return ::recv(from, reinterpret_cast<char*>(buffer), limited(size), 0);
}

std::size_t recv_later(socket& from, bytes_in buffer, std::error_code& ec) noexcept {
  // The failure of the first call may be none.
  bool first = true;
  const auto call = [&]() -> std::ptrdiff_t {
    if (!std::exchange(first, false)) return recv_once(from.fileno(), buffer, 0);
    return -1;
  };
  waiting wait(from, POLLRDNORM);
  const auto settled_call = [&] { return receive(from.fileno(), buffer.size(), call); };
  const std::size_t count = transfer(wait, settled_call, ec);
  translate_failure(from.fileno(), ec);
  return count;
}

std::ptrdiff_t recvfrom(native_handle to, std::byte* buffer, std::size_t size, address& from) {
  forget(from);
  if (size == 0) [[unlikely]] {
    return 0;
  }
  int length = static_cast<int>(address::capacity);
  const int count = ::recvfrom(to, reinterpret_cast<char*>(buffer), limited(size), 0,
                               socket_address(from), &length);
  // A datagram that is cut is a failure here, and has a sender.
  if (count >= 0 || ::WSAGetLastError() == WSAEMSGSIZE) {
    settle_sender(from, static_cast<std::size_t>(length));
  }
  return count;
}

std::size_t recvfrom_later(socket& to, bytes_in buffer, address& from,
                           std::error_code& ec) noexcept {
  // As in recv_later.
  bool first = true;
  const auto call = [&]() -> std::ptrdiff_t {
    if (std::exchange(first, false)) return -1;
    return recvfrom(to.fileno(), buffer.data(), buffer.size(), from);
  };
  waiting wait(to, POLLRDNORM);
  const auto settled_call = [&] { return receive(to.fileno(), buffer.size(), call); };
  const std::size_t count = transfer(wait, settled_call, ec);
  if (ec) forget(from);
  translate_failure(to.fileno(), ec);
  return count;
}

}  // namespace hot_path

std::size_t socket::recv(bytes_in buffer, message_flags flags, std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits || buffer.empty()) return 0;
  if (lacks_urgent_data(handle_, flags)) {
    fail(ec, WSAEINVAL);
    return 0;
  }
  waiting wait(*this, POLLRDNORM, flags);
  const bool fill = has(flags, message_flags::wait_all) && !wait.is_over() &&
                    !has(flags, message_flags::peek | message_flags::out_of_band);
  const auto call = [&] { return receive_into(handle_, buffer, *bits); };
  const std::size_t count = fill && type_of(handle_) == SOCK_STREAM
                                ? recv_whole(wait, handle_, buffer, *bits, ec)
                                : transfer(wait, call, ec);
  translate_failure(handle_, ec);
  return count;
}

std::size_t socket::recvfrom(bytes_in buffer, address& from, message_flags flags,
                             std::error_code& ec) noexcept {
  forget(from);
  const auto bits = native(flags, ec);
  if (!bits || buffer.empty()) return 0;
  // A stream tells no sender, and recv fills the buffer.
  if (has(flags, message_flags::wait_all) && type_of(handle_) == SOCK_STREAM) {
    return recv(buffer, flags, ec);
  }
  int size = 0;
  const auto call = [&]() -> std::ptrdiff_t {
    size = static_cast<int>(address::capacity);
    return ::recvfrom(handle_, reinterpret_cast<char*>(buffer.data()), limited(buffer.size()),
                      *bits, socket_address(from), &size);
  };
  waiting wait(*this, POLLRDNORM, flags);
  const std::size_t count = transfer(
      wait, [&] { return receive(handle_, buffer.size(), call); }, ec);
  settle_sender(from, ec ? 0 : static_cast<std::size_t>(size));
  translate_failure(handle_, ec);
  return count;
}

}  // namespace sockspec
