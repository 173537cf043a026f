#include "berkeley/flag_bits.hpp"
#include "winsock/transfer.hpp"

namespace sockspec {
namespace {

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
  return bits_of(flags, flag_bits, ec);
}

}  // namespace sockspec
