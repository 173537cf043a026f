#include <optional>

#include "result.hpp"
#include "winsock/transfer.hpp"

namespace sockspec {
namespace {

struct flag_bit {
  message_flags flag;
  int bit;
};

// MSG_WAITALL is refused by sockets that do not block, and by those of datagrams: recv loops.
// MSG_DONTWAIT does not exist, the socket is made not to block (waiting); neither does MSG_MORE.
constexpr flag_bit flag_bits[] = {
    {message_flags::peek, MSG_PEEK},
    {message_flags::out_of_band, MSG_OOB},
    {message_flags::dont_route, MSG_DONTROUTE},
    {message_flags::wait_all, 0},
    {message_flags::dont_wait, 0},
};

}  // namespace

std::optional<int> native(message_flags flags, std::error_code& ec) noexcept {
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
