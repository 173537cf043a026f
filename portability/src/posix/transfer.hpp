#pragma once
// The calls that move data, as far as they succeed at once: one system call and nothing else. Both
// forms of each call are made of them, so that the throwing one is no frame on top of the other.
// What must be done after a failure (go on after a signal, wait) is kept out of line.

#include <sys/socket.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <system_error>

#include "host_config.hpp"
#include "posix/handle.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {

/// MSG_...; nothing, with the error, where the system lacks one of them.
std::optional<int> native(message_flags, std::error_code&) noexcept;

/// The length that the system may be told.
constexpr std::size_t limited(std::size_t size) noexcept {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t most = SOCKSPEC_TRANSFER_LIMIT == 0 ? none : SOCKSPEC_TRANSFER_LIMIT;
  return std::min(size, most);
}

inline ssize_t send_once(const socket& to, std::span<const std::byte> data, int flags) noexcept {
  return ::send(to.fileno(), data.data(), limited(data.size()), flags | no_signal);
}

inline ssize_t recv_once(const socket& from, std::span<std::byte> buffer, int flags) noexcept {
  return ::recv(from.fileno(), buffer.data(), limited(buffer.size()), flags);
}

/// Keeps what is rare out of the way of what is not: without this, the registers that it needs are
/// saved by every call.
template <typename Call, typename... Arguments>
[[gnu::cold, gnu::noinline]] std::size_t out_of_line(const Call& call, Arguments... arguments) {
  return call(arguments...);
}

/// \param failed  called, and its result returned, if the call fails with errno
template <typename Failed>
std::size_t send_now(const socket& to, std::span<const std::byte> data, const Failed& failed) {
  const ssize_t count = send_once(to, data, 0);
  if (count < 0) [[unlikely]] {
    return out_of_line(failed);
  }
  return static_cast<std::size_t>(count);
}

/// \param failed  called, and its result returned, with the call's result, if that is not all
template <typename Failed>
std::size_t sendall_now(const socket& to, std::span<const std::byte> data, Failed failed) {
  const ssize_t count = send_once(to, data, 0);
  if (count != static_cast<ssize_t>(data.size())) [[unlikely]] {
    return out_of_line(failed, count);
  }
  return data.size();
}

/// \param failed  called, and its result returned, if the call fails with errno
template <typename Failed>
std::size_t recv_now(const socket& from, std::span<std::byte> buffer, Failed failed) {
  if (buffer.empty()) [[unlikely]] {
    return 0;
  }
  const ssize_t count = recv_once(from, buffer, 0);
  if (count < 0) [[unlikely]] {
    return out_of_line(failed);
  }
  return static_cast<std::size_t>(count);
}

/// Go on after that: what `failed` calls.
std::size_t send_later(const socket&, std::span<const std::byte>, std::error_code&) noexcept;
std::size_t sendall_later(const socket&, std::span<const std::byte>, ssize_t count,
                          std::error_code&) noexcept;
std::size_t recv_later(const socket&, std::span<std::byte>, std::error_code&) noexcept;

}  // namespace sockspec
