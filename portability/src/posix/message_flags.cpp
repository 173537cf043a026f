#include <sys/socket.h>

#include "posix/transfer.hpp"
#include "result.hpp"

namespace sockspec {
namespace {

struct flag_bit {
  message_flags flag;
  int bit;
};

constexpr flag_bit flag_bits[] = {
    {message_flags::peek, MSG_PEEK},
    {message_flags::out_of_band, MSG_OOB},
    {message_flags::dont_route, MSG_DONTROUTE},
    {message_flags::wait_all, MSG_WAITALL},
    {message_flags::dont_wait, MSG_DONTWAIT},
#ifdef MSG_MORE
    {message_flags::more, MSG_MORE},
#endif
};

}  // namespace

std::optional<int> translated(message_flags flags, std::error_code& ec) noexcept {
  int bits = 0;
  auto left = static_cast<unsigned>(flags);
  for (const auto& [flag, bit] : flag_bits) {
    if (!has(flags, flag)) continue;
    bits |= bit;
    left &= ~static_cast<unsigned>(flag);
  }
  if (left != 0) {
    fail(ec, errc::operation_not_supported);
    return std::nullopt;
  }
  succeed(ec);
  return bits;
}

}  // namespace sockspec
