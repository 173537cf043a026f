#include <poll.h>

#include <cerrno>

#include "berkeley/native_address.hpp"
#include "posix/transfer.hpp"
#include "posix/waiting.hpp"

namespace sockspec {
namespace {

using bytes_out = std::span<const std::byte>;

}  // namespace

void name_missing_port(native_handle handle, const address& to, std::error_code& ec) noexcept {
  const bool is_one = ec == errc::invalid_argument && lacks_port(to);
  if (is_one && type_of(handle) == SOCK_DGRAM) fail(ec, EADDRNOTAVAIL);
}

void name_lost_peer(native_handle handle, std::error_code& ec) noexcept {
  if (ec == errc::wrong_protocol_type && is_stream(handle)) fail(ec, EPIPE);
}

namespace hot_path {

std::ptrdiff_t send(native_handle to, const std::byte* data, std::size_t size) {
  return ::send(to, data, limited(size), no_signal);
}

std::size_t send_later(socket& to, bytes_out data, std::error_code& ec) noexcept {
  const auto call = [&] { return send_once(to, data, 0); };
  waiting wait(to, POLLOUT);
  const std::size_t count = transfer_later(wait, call, ec);
  name_lost_peer(to.fileno(), ec);
  return count;
}

std::ptrdiff_t sendto(native_handle from, const std::byte* data, std::size_t size,
                      const address& to) {
  return ::sendto(from, data, limited(size), no_signal, socket_address(to), length(to));
}

std::size_t sendto_later(socket& from, bytes_out data, const address& to,
                         std::error_code& ec) noexcept {
  const auto call = [&] { return sendto(from.fileno(), data.data(), data.size(), to); };
  waiting wait(from, POLLOUT);
  const std::size_t count = transfer_later(wait, call, ec);
  if (ec) name_missing_port(from.fileno(), to, ec);
  return count;
}

std::size_t sendall_later(socket& to, bytes_out data, std::ptrdiff_t count,
                          std::error_code& ec) noexcept {
  waiting wait(to, POLLOUT);
  std::size_t sent = 0;
  for (;;) {
    if (count >= 0) {
      sent += static_cast<std::size_t>(count);
      if (sent == data.size() || !wait.progressed_in_time(ec)) return sent;
    } else if (!wait.try_again(errno, ec)) {
      name_lost_peer(to.fileno(), ec);
      return sent;
    }
    count = send_once(to, data.subspan(sent), 0);
  }
}

}  // namespace hot_path

std::size_t socket::send(bytes_out data, message_flags flags, std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits) return 0;
  const auto call = [&] { return send_once(*this, data, *bits); };
  waiting wait(*this, POLLOUT, flags);
  const std::size_t count = transfer(wait, call, ec);
  if (ec) [[unlikely]] {
    name_lost_peer(handle_, ec);
  }
  return count;
}

std::size_t socket::sendto(bytes_out data, const address& to, message_flags flags,
                           std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits) return 0;
  const auto call = [&] {
    return ::sendto(handle_, data.data(), limited(data.size()), *bits | no_signal,
                    socket_address(to), length(to));
  };
  waiting wait(*this, POLLOUT, flags);
  const std::size_t count = transfer(wait, call, ec);
  if (ec) [[unlikely]] {
    name_missing_port(handle_, to, ec);
  }
  return count;
}

}  // namespace sockspec
