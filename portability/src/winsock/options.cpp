#include <array>
#include <cstring>

#include "berkeley/native_options.hpp"
#include "result.hpp"
#include "winsock/handle.hpp"
#include "winsock/option_numbers.hpp"

namespace sockspec {
namespace {

constexpr raw_option reuse{SOL_SOCKET, SO_REUSEADDR};
constexpr raw_option exclusive{SOL_SOCKET, SO_EXCLUSIVEADDRUSE};

std::span<const std::byte> bytes_of(const int& value) noexcept {
  return std::as_bytes(std::span(&value, 1));
}

std::size_t give_int(int value, std::span<std::byte> into) noexcept {
  std::memcpy(into.data(), &value, sizeof value);
  return sizeof value;
}

/// One of the two things that only SO_PROTOCOL_INFO tells.
std::size_t read_from_protocol_info(native_handle handle, int WSAPROTOCOL_INFOW::*member,
                                    std::span<std::byte> value, std::error_code& ec) noexcept {
  WSAPROTOCOL_INFOW info{};
  read_option(handle, raw_option{SOL_SOCKET, SO_PROTOCOL_INFOW},
              std::as_writable_bytes(std::span(&info, 1)), ec);
  return give_int(info.*member, value);
}

// so::reuseaddr of a stream lets a server bind again to a port whose old connections linger, and
// never takes a port from anybody: that is a Windows socket without SO_EXCLUSIVEADDRUSE, which
// handle.cpp sets, and without SO_REUSEADDR. Of datagrams it lets sockets share a port: that is
// SO_REUSEADDR, which excludes the other.

std::size_t read_reuse(native_handle handle, std::span<std::byte> value,
                       std::error_code& ec) noexcept {
  if (type_of(handle) != SOCK_STREAM) return read_option(handle, reuse, value, ec);
  std::array<std::byte, sizeof(int)> is_exclusive{};
  read_option(handle, exclusive, is_exclusive, ec);
  return give_int(is_exclusive[0] == std::byte{0} ? 1 : 0, value);
}

void write_reuse(native_handle handle, bool share, std::error_code& ec) noexcept {
  const int off = 0;
  const int on = 1;
  if (type_of(handle) == SOCK_STREAM) {
    return write_option(handle, exclusive, bytes_of(share ? off : on), ec);
  }
  write_option(handle, share ? exclusive : reuse, bytes_of(off), ec);
  if (!ec) write_option(handle, share ? reuse : exclusive, bytes_of(on), ec);
}

/// For some things that other systems tell apart, Winsock has "invalid argument" alone.
void name_invalid_argument(native_handle handle, option_name name, std::error_code& ec) noexcept {
  if (ec != errc::invalid_argument) return;
  const bool leaves =
      name == option_name::ip_drop_membership || name == option_name::ipv6_leave_group;
  if (leaves) return fail(ec, WSAEADDRNOTAVAIL);  // it is not in the group
  const auto number = number_of(name);
  const bool of_tcp = number && number->level == IPPROTO_TCP;
  if (of_tcp && type_of(handle) != SOCK_STREAM) fail(ec, WSAENOPROTOOPT);
}

}  // namespace

int news_of(int error, std::atomic<int>& told) noexcept {
  return told.exchange(error, std::memory_order_relaxed) == error ? 0 : error;
}

std::size_t read_option(native_handle handle, raw_option option, std::span<std::byte> value,
                        std::error_code& ec) noexcept {
  int size = static_cast<int>(value.size());
  if (::getsockopt(handle, option.level, option.name, reinterpret_cast<char*>(value.data()),
                   &size) != 0) {
    fail(ec, last_error(handle));
    return 0;
  }
  succeed(ec);
  return static_cast<std::size_t>(size);
}

void write_option(native_handle handle, raw_option option, std::span<const std::byte> value,
                  std::error_code& ec) noexcept {
  if (::setsockopt(handle, option.level, option.name, reinterpret_cast<const char*>(value.data()),
                   static_cast<int>(value.size())) != 0) {
    return fail(ec, last_error(handle));
  }
  succeed(ec);
}

std::size_t read_option(native_handle handle, option_name name, std::span<std::byte> value,
                        std::error_code& ec) noexcept {
  if (name == option_name::so_reuseaddr) return read_reuse(handle, value, ec);
  if (name == option_name::so_domain) {
    return read_from_protocol_info(handle, &WSAPROTOCOL_INFOW::iAddressFamily, value, ec);
  }
  if (name == option_name::so_protocol) {
    return read_from_protocol_info(handle, &WSAPROTOCOL_INFOW::iProtocol, value, ec);
  }
  const auto number = number_of(name);
  if (!number) {
    fail(ec, errc::operation_not_supported);
    return 0;
  }
  const std::size_t size = read_option(handle, *number, value, ec);
  name_invalid_argument(handle, name, ec);
  return size;
}

void write_option(native_handle handle, option_name name, std::span<const std::byte> value,
                  std::error_code& ec) noexcept {
  if (name == option_name::so_reuseaddr) {
    return write_reuse(handle, value.front() != std::byte{0}, ec);
  }
  const auto number = number_of(name);
  if (!number) return fail(ec, errc::operation_not_supported);
  write_option(handle, *number, value, ec);
  name_invalid_argument(handle, name, ec);
}

}  // namespace sockspec
