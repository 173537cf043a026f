#include <sys/socket.h>

#include "berkeley/flag_bits.hpp"
#include "posix/transfer.hpp"

namespace sockspec {
namespace {

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
  return bits_of(flags, flag_bits, ec);
}

}  // namespace sockspec
