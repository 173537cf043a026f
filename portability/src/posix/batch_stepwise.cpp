// Systems without sendmmsg and recvmmsg: one datagram a call.

#include "posix/batch_calls.hpp"
#include "posix/datagram_header.hpp"

namespace sockspec {

std::ptrdiff_t send_some(const socket& on, std::span<const outgoing_datagram> all,
                         int flags) noexcept {
  return send_datagram(on, all.front().data, all.front().to, flags) < 0 ? -1 : 1;
}

std::ptrdiff_t receive_some(const socket& on, std::span<incoming_datagram> into,
                            int flags) noexcept {
  msghdr header{};
  iovec entry{};
  point_at(into.front(), entry, header);
  const ssize_t count = ::recvmsg(on.fileno(), &header, flags);
  if (count < 0) return -1;
  take_over(into.front(), header, static_cast<std::size_t>(count));
  return 1;
}

}  // namespace sockspec
