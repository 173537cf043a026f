#include "sockspec/dup.hpp"

#include <fcntl.h>

#include <cerrno>

#include "posix/handle.hpp"
#include "result.hpp"
#include "socket_access.hpp"

namespace sockspec {
namespace {

native_handle duplicate(native_handle handle, std::error_code& ec) noexcept {
  const native_handle made = ::fcntl(handle, F_DUPFD_CLOEXEC, 0);
  if (made == invalid_handle) {
    // A limit of no descriptors at all makes 0 too great a number.
    fail(ec, errno == EINVAL ? EMFILE : errno);
  } else {
    succeed(ec);
  }
  return made;
}

}  // namespace

socket dup(const socket& of, std::error_code& ec) noexcept {
  const native_handle made = duplicate(of.fileno(), ec);
  return ec ? socket() : socket_access::own_duplicate(made, of);
}

socket fromfd(native_handle handle, std::error_code& ec) noexcept {
  const native_handle made = duplicate(handle, ec);
  if (ec) return {};
  socket adopted = socket::adopt(made, ec);
  if (ec) close_handle(made);
  return adopted;
}

shared_socket share(const socket&, std::uint32_t, std::error_code& ec) noexcept {
  fail(ec, errc::operation_not_supported);
  return {};
}

socket fromshare(std::span<const std::byte>, std::error_code& ec) noexcept {
  fail(ec, errc::operation_not_supported);
  return {};
}

}  // namespace sockspec
