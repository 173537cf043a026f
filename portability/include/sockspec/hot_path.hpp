#pragma once
// The calls that move data, as far as they succeed at once: they become part of the caller, and
// between it and the system call is one jump. After a system call processors mispredict returns, so
// that a frame costs several times its instructions: 2 % of a small send and recv over UNIX
// sockets. What must be done after a failure (go on after a signal, wait) is kept out of line.
//
// Nothing here is for programs: include sockspec/socket.hpp.

#include <cstddef>
#include <span>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

namespace hot_path {

/// The system calls: their count, or -1 with the error where the system keeps it. send raises no
/// SIGPIPE; recv into an empty buffer is 0 without a call. Not noexcept, or they would need a frame
/// to end a program whose thread is cancelled in them.
SOCKSPEC_API std::ptrdiff_t send(native_handle, const std::byte* data, std::size_t size);
SOCKSPEC_API std::ptrdiff_t recv(native_handle, std::byte* buffer, std::size_t size);

/// The same with addresses. sendto makes one tail call; recvfrom settles the sender afterwards.
SOCKSPEC_API std::ptrdiff_t sendto(native_handle, const std::byte* data, std::size_t size,
                                   const address& to);
SOCKSPEC_API std::ptrdiff_t recvfrom(native_handle, std::byte* buffer, std::size_t size,
                                     address& from);

/// What the calls of these names do after send, recv, sendto or recvfrom has failed.
SOCKSPEC_API std::size_t send_later(socket&, std::span<const std::byte>);
SOCKSPEC_API std::size_t send_later(socket&, std::span<const std::byte>, std::error_code&) noexcept;
SOCKSPEC_API std::size_t recv_later(socket&, std::span<std::byte>);
SOCKSPEC_API std::size_t recv_later(socket&, std::span<std::byte>, std::error_code&) noexcept;

SOCKSPEC_API std::size_t sendto_later(socket&, std::span<const std::byte>, const address& to);
SOCKSPEC_API std::size_t sendto_later(socket&, std::span<const std::byte>, const address& to,
                                      std::error_code&) noexcept;
SOCKSPEC_API std::size_t recvfrom_later(socket&, std::span<std::byte>, address& from);
SOCKSPEC_API std::size_t recvfrom_later(socket&, std::span<std::byte>, address& from,
                                        std::error_code&) noexcept;

/// What sendto and recvfrom do with flags.
SOCKSPEC_API std::size_t sendto_with(socket&, std::span<const std::byte>, const address& to,
                                     message_flags);
SOCKSPEC_API std::size_t recvfrom_with(socket&, std::span<std::byte>, address& from, message_flags);

/// What sendall does after a send that did not take all.
/// \param count  what that send returned
SOCKSPEC_API void sendall_later(socket&, std::span<const std::byte>, std::ptrdiff_t count);
SOCKSPEC_API std::size_t sendall_later(socket&, std::span<const std::byte>, std::ptrdiff_t count,
                                       std::error_code&) noexcept;

}  // namespace hot_path

inline std::size_t socket::send(std::span<const std::byte> data) {
  const std::ptrdiff_t count = hot_path::send(handle_, data.data(), data.size());
  if (count < 0) [[unlikely]] {
    return hot_path::send_later(*this, data);
  }
  return static_cast<std::size_t>(count);
}

inline std::size_t socket::send(std::span<const std::byte> data, std::error_code& ec) noexcept {
  if (ec) ec.clear();
  const std::ptrdiff_t count = hot_path::send(handle_, data.data(), data.size());
  if (count < 0) [[unlikely]] {
    return hot_path::send_later(*this, data, ec);
  }
  return static_cast<std::size_t>(count);
}

inline void socket::sendall(std::span<const std::byte> data) {
  const std::ptrdiff_t count = hot_path::send(handle_, data.data(), data.size());
  if (count != static_cast<std::ptrdiff_t>(data.size())) [[unlikely]] {
    hot_path::sendall_later(*this, data, count);
  }
}

inline std::size_t socket::sendall(std::span<const std::byte> data, std::error_code& ec) noexcept {
  if (ec) ec.clear();
  const std::ptrdiff_t count = hot_path::send(handle_, data.data(), data.size());
  if (count != static_cast<std::ptrdiff_t>(data.size())) [[unlikely]] {
    return hot_path::sendall_later(*this, data, count, ec);
  }
  return data.size();
}

inline std::size_t socket::recv(std::span<std::byte> buffer) {
  const std::ptrdiff_t count = hot_path::recv(handle_, buffer.data(), buffer.size());
  if (count < 0) [[unlikely]] {
    return hot_path::recv_later(*this, buffer);
  }
  return static_cast<std::size_t>(count);
}

inline std::size_t socket::recv(std::span<std::byte> buffer, std::error_code& ec) noexcept {
  if (ec) ec.clear();
  const std::ptrdiff_t count = hot_path::recv(handle_, buffer.data(), buffer.size());
  if (count < 0) [[unlikely]] {
    return hot_path::recv_later(*this, buffer, ec);
  }
  return static_cast<std::size_t>(count);
}

inline std::size_t socket::sendto(std::span<const std::byte> data, const address& to,
                                  message_flags flags) {
  if (flags != message_flags::none) return hot_path::sendto_with(*this, data, to, flags);
  const std::ptrdiff_t count = hot_path::sendto(handle_, data.data(), data.size(), to);
  if (count < 0) [[unlikely]] {
    return hot_path::sendto_later(*this, data, to);
  }
  return static_cast<std::size_t>(count);
}

inline std::size_t socket::sendto(std::span<const std::byte> data, const address& to,
                                  std::error_code& ec) noexcept {
  if (ec) ec.clear();
  const std::ptrdiff_t count = hot_path::sendto(handle_, data.data(), data.size(), to);
  if (count < 0) [[unlikely]] {
    return hot_path::sendto_later(*this, data, to, ec);
  }
  return static_cast<std::size_t>(count);
}

inline std::size_t socket::recvfrom(std::span<std::byte> buffer, address& from,
                                    message_flags flags) {
  if (flags != message_flags::none) return hot_path::recvfrom_with(*this, buffer, from, flags);
  const std::ptrdiff_t count = hot_path::recvfrom(handle_, buffer.data(), buffer.size(), from);
  if (count < 0) [[unlikely]] {
    return hot_path::recvfrom_later(*this, buffer, from);
  }
  return static_cast<std::size_t>(count);
}

inline std::size_t socket::recvfrom(std::span<std::byte> buffer, address& from,
                                    std::error_code& ec) noexcept {
  if (ec) ec.clear();
  const std::ptrdiff_t count = hot_path::recvfrom(handle_, buffer.data(), buffer.size(), from);
  if (count < 0) [[unlikely]] {
    return hot_path::recvfrom_later(*this, buffer, from, ec);
  }
  return static_cast<std::size_t>(count);
}

}  // namespace sockspec
