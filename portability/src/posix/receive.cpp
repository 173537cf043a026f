#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

#include "berkeley/sender.hpp"
#include "posix/transfer.hpp"
#include "posix/waiting.hpp"

namespace sockspec {

void name_missing_peer(const socket& from, std::error_code& ec) noexcept {
  if (ec.value() != EINVAL || ec.category() != socket_category()) return;
  std::error_code without_peer;
  from.getpeername(without_peer);
  if (without_peer == errc::not_connected) ec = without_peer;
}

bool is_stream(native_handle handle) noexcept {
  return type_of(handle) == SOCK_STREAM;
}

namespace {

using bytes_in = std::span<std::byte>;

/// Fills the buffer from a stream that has a timeout: the system's own MSG_WAITALL does not wait
/// where the handle does not block. What came before the end, an error or the deadline counts.
std::size_t recv_whole(waiting& wait, const socket& from, bytes_in buffer, int flags,
                       std::error_code& ec) noexcept {
  std::size_t received = 0;
  while (received != buffer.size()) {
    const ssize_t count = recv_once(from, buffer.subspan(received), flags);
    if (count == 0) break;
    if (count > 0) {
      received += static_cast<std::size_t>(count);
      wait.progressed();
    } else if (!wait.try_again(errno, ec)) {
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
  return ::recv(from, buffer, limited(size), 0);
}

std::size_t recv_later(socket& from, bytes_in buffer, std::error_code& ec) noexcept {
  const auto call = [&] { return recv_once(from, buffer, 0); };
  waiting wait(from, POLLIN);
  const std::size_t count = transfer_later(wait, call, ec);
  name_missing_peer(from, ec);
  return count;
}

std::ptrdiff_t recvfrom(native_handle to, std::byte* buffer, std::size_t size, address& from) {
  forget(from);
  if (size == 0) [[unlikely]] {
    return 0;
  }
  socklen_t length = address::capacity;
  const ssize_t count = ::recvfrom(to, buffer, limited(size), 0, socket_address(from), &length);
  if (count >= 0) settle_sender(from, length);
  return count;
}

std::size_t recvfrom_later(socket& to, bytes_in buffer, address& from,
                           std::error_code& ec) noexcept {
  const auto call = [&] { return recvfrom(to.fileno(), buffer.data(), buffer.size(), from); };
  waiting wait(to, POLLIN);
  const std::size_t count = transfer_later(wait, call, ec);
  name_missing_peer(to, ec);
  return count;
}

}  // namespace hot_path

std::size_t socket::recv(bytes_in buffer, message_flags flags, std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits || buffer.empty()) return 0;
  waiting wait(*this, POLLIN, flags);
  const bool fill = has(flags, message_flags::wait_all) && !has(flags, message_flags::peek);
  const auto call = [&] { return recv_once(*this, buffer, *bits); };
  const std::size_t count = fill && wait.has_timeout() && is_stream(handle_)
                                ? recv_whole(wait, *this, buffer, *bits, ec)
                                : transfer(wait, call, ec);
  name_missing_peer(*this, ec);
  return count;
}

std::size_t socket::recvfrom(bytes_in buffer, address& from, message_flags flags,
                             std::error_code& ec) noexcept {
  forget(from);
  const auto bits = native(flags, ec);
  if (!bits || buffer.empty()) return 0;
  socklen_t size = 0;
  const auto call = [&] {
    size = address::capacity;
    return ::recvfrom(handle_, buffer.data(), limited(buffer.size()), *bits, socket_address(from),
                      &size);
  };
  waiting wait(*this, POLLIN, flags);
  const std::size_t count = transfer(wait, call, ec);
  settle_sender(from, ec ? 0 : size);
  name_missing_peer(*this, ec);
  return count;
}

}  // namespace sockspec
