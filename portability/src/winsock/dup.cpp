#include "sockspec/dup.hpp"

#include <cstring>

#include "result.hpp"
#include "socket_access.hpp"
#include "winsock/handle.hpp"

namespace sockspec {
namespace {

static_assert(sizeof(WSAPROTOCOL_INFOW) <= sizeof(shared_socket::room));

/// DuplicateHandle is not for sockets.
bool describe(native_handle handle, DWORD process, WSAPROTOCOL_INFOW& info,
              std::error_code& ec) noexcept {
  const int error = start_winsock();
  if (error != 0) {
    fail(ec, error);
    return false;
  }
  const bool is_socket = type_of(handle) != 0;
  if (!is_socket || ::WSADuplicateSocketW(handle, process, &info) != 0) {
    fail(ec, last_error(handle));
    return false;
  }
  succeed(ec);
  return true;
}

native_handle open_described(WSAPROTOCOL_INFOW& info, std::error_code& ec) noexcept {
  const native_handle made =
      ::WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
                   WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
  if (made == invalid_handle) fail(ec, ::WSAGetLastError());
  return made;
}

native_handle duplicate(native_handle handle, std::error_code& ec) noexcept {
  WSAPROTOCOL_INFOW info{};
  if (!describe(handle, ::GetCurrentProcessId(), info, ec)) return invalid_handle;
  return open_described(info, ec);
}

}  // namespace

socket dup(const socket& of, std::error_code& ec) noexcept {
  const native_handle made = duplicate(of.fileno(), ec);
  return ec ? socket() : socket_access::own_duplicate(made, of);
}

socket fromfd(native_handle handle, std::error_code& ec) noexcept {
  const native_handle made = duplicate(handle, ec);
  if (ec) return {};
  return is_listener(made) ? socket_access::own_listener(made) : socket_access::own(made);
}

shared_socket share(const socket& of, std::uint32_t process, std::error_code& ec) noexcept {
  shared_socket shared;
  WSAPROTOCOL_INFOW info{};
  if (!describe(of.fileno(), process, info, ec)) return shared;
  std::memcpy(shared.room.data(), &info, sizeof info);
  shared.size = sizeof info;
  return shared;
}

socket fromshare(std::span<const std::byte> shared, std::error_code& ec) noexcept {
  WSAPROTOCOL_INFOW info{};
  const int error = start_winsock();
  if (error != 0) {
    fail(ec, error);
    return {};
  }
  if (shared.size() != sizeof info) {
    fail(ec, errc::argument_rejected);
    return {};
  }
  std::memcpy(&info, shared.data(), sizeof info);
  succeed(ec);
  return socket_access::own(open_described(info, ec));
}

}  // namespace sockspec
