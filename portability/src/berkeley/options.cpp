#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>

#include "berkeley/native_options.hpp"
#include "berkeley/option_values.hpp"
#include "result.hpp"
#include "sockspec/socket.hpp"

namespace sockspec {
namespace {

template <typename Native>
void read_native(native_handle handle, option_name name, Native& value,
                 std::error_code& ec) noexcept {
  read_option(handle, name, std::as_writable_bytes(std::span(&value, 1)), ec);
}

/// Some systems write one byte for some options, whatever the room: it is the first one, which is
/// not where a big-endian machine has the low byte.
void read_native(native_handle handle, option_name name, int& value, std::error_code& ec) noexcept {
  std::array<std::byte, sizeof value> bytes{};
  const std::size_t size = read_option(handle, name, bytes, ec);
  value = size == 1 ? std::to_integer<int>(bytes[0]) : std::bit_cast<int>(bytes);
}

template <typename Native>
bool fits(option_name, const Native&) noexcept {
  return true;
}

bool fits(option_name name, int value) noexcept {
  return !is_one_byte(name) || (value >= 0 && value <= 255);
}

}  // namespace

template <typename Value>
Value socket::getsockopt(readable_option<Value> name, std::error_code& ec) const noexcept {
  typename option_form<Value>::native raw{};
  read_native(handle_, name.readable, raw, ec);
  if constexpr (std::is_same_v<Value, std::error_code>) raw = news_of(raw, told_error_);
  return ec ? Value{} : option_form<Value>::decode(raw);
}

template <typename Value>
void socket::set_option(settable_option<Value> name, Value value, std::error_code& ec) noexcept {
  typename option_form<Value>::native raw{};
  if (!option_form<Value>::encode(value, raw) || !fits(name.settable, raw)) {
    return fail(ec, errc::argument_rejected);
  }
  write_option(handle_, name.settable, std::as_bytes(std::span(&raw, 1)), ec);
}

std::size_t socket::getsockopt(raw_option option, std::span<std::byte> value,
                               std::error_code& ec) const noexcept {
  return read_option(handle_, option, value, ec);
}

void socket::setsockopt(raw_option option, std::span<const std::byte> value,
                        std::error_code& ec) noexcept {
  write_option(handle_, option, value, ec);
}

template <typename Value>
using readable = readable_option<Value>;
template <typename Value>
using settable = settable_option<Value>;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Exported by name: clang would hide an instance for a type that its library hides.
template SOCKSPEC_API bool socket::getsockopt(readable<bool>, std::error_code&) const noexcept;
template SOCKSPEC_API int socket::getsockopt(readable<int>, std::error_code&) const noexcept;
template SOCKSPEC_API seconds socket::getsockopt(readable<seconds>,
                                                 std::error_code&) const noexcept;
template SOCKSPEC_API milliseconds socket::getsockopt(readable<milliseconds>,
                                                      std::error_code&) const noexcept;
template SOCKSPEC_API linger_time socket::getsockopt(readable<linger_time>,
                                                     std::error_code&) const noexcept;
template SOCKSPEC_API std::error_code socket::getsockopt(readable<std::error_code>,
                                                         std::error_code&) const noexcept;
template SOCKSPEC_API socket_type socket::getsockopt(readable<socket_type>,
                                                     std::error_code&) const noexcept;
template SOCKSPEC_API address_family socket::getsockopt(readable<address_family>,
                                                        std::error_code&) const noexcept;
template SOCKSPEC_API socket_protocol socket::getsockopt(readable<socket_protocol>,
                                                         std::error_code&) const noexcept;
template SOCKSPEC_API address socket::getsockopt(readable<address>,
                                                 std::error_code&) const noexcept;

template SOCKSPEC_API void socket::set_option(settable<bool>, bool, std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<int>, int, std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<seconds>, seconds,
                                              std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<milliseconds>, milliseconds,
                                              std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<linger_time>, linger_time,
                                              std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<address>, address,
                                              std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<ipv4_membership>, ipv4_membership,
                                              std::error_code&) noexcept;
template SOCKSPEC_API void socket::set_option(settable<ipv6_membership>, ipv6_membership,
                                              std::error_code&) noexcept;

}  // namespace sockspec
