#pragma once
// Options as bytes: what the backends do for berkeley/options.cpp.

#include <atomic>
#include <cstddef>
#include <span>
#include <system_error>

#include "sockspec/config.hpp"
#include "sockspec/option.hpp"

namespace sockspec {

/// By number, as getsockopt and setsockopt. Reading returns how many bytes the system has written.
std::size_t read_option(native_handle, raw_option, std::span<std::byte> value,
                        std::error_code&) noexcept;
void write_option(native_handle, raw_option, std::span<const std::byte> value,
                  std::error_code&) noexcept;

/// By name: a value in the form of option_values.hpp, also where the system has another for this
/// option. operation_not_supported where it has no such option.
std::size_t read_option(native_handle, option_name, std::span<std::byte> value,
                        std::error_code&) noexcept;
void write_option(native_handle, option_name, std::span<const std::byte> value,
                  std::error_code&) noexcept;

/// A pending error, as the system tells it, if nobody was told yet: Windows keeps the failure of a
/// connect, elsewhere reading clears it. `told` is what was told last.
int news_of(int error, std::atomic<int>& told) noexcept;

/// Options that BSD systems take as one byte, and Linux as one byte or four: only such values are
/// passed to write_option.
constexpr bool is_one_byte(option_name name) noexcept {
  return name == option_name::ip_multicast_loop || name == option_name::ip_multicast_ttl;
}

}  // namespace sockspec
