#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "berkeley/native_options.hpp"
#include "posix/option_numbers.hpp"
#include "result.hpp"

namespace sockspec {

int news_of(int error, std::atomic<int>& /*told*/) noexcept {
  return error;
}

std::size_t read_option(native_handle handle, raw_option option, std::span<std::byte> value,
                        std::error_code& ec) noexcept {
  auto size = static_cast<socklen_t>(value.size());
  if (::getsockopt(handle, option.level, option.name, value.data(), &size) != 0) {
    fail(ec, errno);
    return 0;
  }
  succeed(ec);
  return size;
}

void write_option(native_handle handle, raw_option option, std::span<const std::byte> value,
                  std::error_code& ec) noexcept {
  const auto size = static_cast<socklen_t>(value.size());
  if (::setsockopt(handle, option.level, option.name, value.data(), size) != 0) {
    return fail(ec, errno);
  }
  succeed(ec);
}

std::size_t read_option(native_handle handle, option_name name, std::span<std::byte> value,
                        std::error_code& ec) noexcept {
  const auto number = number_of(name);
  if (number) return read_option(handle, *number, value, ec);
  fail(ec, errc::operation_not_supported);
  return 0;
}

void write_option(native_handle handle, option_name name, std::span<const std::byte> value,
                  std::error_code& ec) noexcept {
  const auto number = number_of(name);
  if (!number) return fail(ec, errc::operation_not_supported);
  if (!is_one_byte(name)) return write_option(handle, *number, value, ec);
  int wide = 0;
  std::memcpy(&wide, value.data(), sizeof wide);
  const auto byte = static_cast<std::byte>(wide);
  write_option(handle, *number, std::span(&byte, 1), ec);
}

}  // namespace sockspec
