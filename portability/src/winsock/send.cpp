#include "sockspec/socket.hpp"

#include "berkeley/native_address.hpp"
#include "winsock/reachable.hpp"
#include "winsock/transfer.hpp"
#include "winsock/waiting.hpp"

namespace sockspec {
namespace {

using bytes_out = std::span<const std::byte>;

}  // namespace

void translate_number(native_handle handle, std::error_code& ec) noexcept {
  if (ec.category() != socket_category()) return;
  switch (ec.value()) {
    case WSAESHUTDOWN:  // after shutdown(write); recv does not come here with it
      return fail(ec, ERROR_BROKEN_PIPE);
    case WSAECONNABORTED:  // of a connection that was made: a reset that Windows noticed by itself
      return fail(ec, WSAECONNRESET);
    case WSAENOTCONN:  // of datagrams: they have no destination
      if (type_of(handle) == SOCK_DGRAM) fail(ec, WSAEDESTADDRREQ);
      return;
    case WSAECONNRESET:  // of datagrams: nobody has received an earlier one
      if (type_of(handle) == SOCK_DGRAM) fail(ec, WSAECONNREFUSED);
      return;
    default:
      return;
  }
}

void name_missing_port(native_handle handle, const address& to, std::error_code& ec) noexcept {
  const bool is_one = ec == errc::invalid_argument && lacks_port(to);
  if (is_one && type_of(handle) == SOCK_DGRAM) fail(ec, WSAEADDRNOTAVAIL);
}

namespace hot_path {

std::ptrdiff_t send(native_handle to, const std::byte* data, std::size_t size) {
  return ::send(to, reinterpret_cast<const char*>(data), limited(size), 0);
}

std::size_t send_later(socket& to, bytes_out data, std::error_code& ec) noexcept {
  const auto call = [&] { return send_once(to.fileno(), data, 0); };
  waiting wait(to, POLLWRNORM);
  const std::size_t count = transfer_later(wait, call, ec);
  translate_failure(to.fileno(), ec);
  return count;
}

std::ptrdiff_t sendto(native_handle from, const std::byte* data, std::size_t size,
                      const address& to) {
  const address there = reachable(to);
  return ::sendto(from, reinterpret_cast<const char*>(data), limited(size), 0,
                  socket_address(there), length(there));
}

std::size_t sendto_later(socket& from, bytes_out data, const address& to,
                         std::error_code& ec) noexcept {
  const auto call = [&] { return sendto(from.fileno(), data.data(), data.size(), to); };
  waiting wait(from, POLLWRNORM);
  const std::size_t count = transfer_later(wait, call, ec);
  translate_failure(from.fileno(), ec);
  if (ec) name_missing_port(from.fileno(), to, ec);
  return count;
}

std::size_t sendall_later(socket& to, bytes_out data, std::ptrdiff_t count,
                          std::error_code& ec) noexcept {
  waiting wait(to, POLLWRNORM);
  std::size_t sent = 0;
  for (;;) {
    if (count >= 0) {
      sent += static_cast<std::size_t>(count);
      if (sent == data.size() || !wait.progressed_in_time(ec)) return sent;
    } else if (!wait.try_again(ec)) {
      translate_failure(to.fileno(), ec);
      return sent;
    }
    count = send_once(to.fileno(), data.subspan(sent), 0);
  }
}

}  // namespace hot_path

std::size_t socket::send(bytes_out data, message_flags flags, std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits) return 0;
  const auto call = [&] { return send_once(handle_, data, *bits); };
  waiting wait(*this, POLLWRNORM, flags);
  const std::size_t count = transfer(wait, call, ec);
  translate_failure(handle_, ec);
  return count;
}

std::size_t socket::sendto(bytes_out data, const address& to, message_flags flags,
                           std::error_code& ec) noexcept {
  const auto bits = native(flags, ec);
  if (!bits) return 0;
  const address there = reachable(to);
  const auto call = [&]() -> std::ptrdiff_t {
    return ::sendto(handle_, reinterpret_cast<const char*>(data.data()), limited(data.size()),
                    *bits, socket_address(there), length(there));
  };
  waiting wait(*this, POLLWRNORM, flags);
  const std::size_t count = transfer(wait, call, ec);
  translate_failure(handle_, ec);
  if (ec) [[unlikely]] {
    name_missing_port(handle_, to, ec);
  }
  return count;
}

}  // namespace sockspec
