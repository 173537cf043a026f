#include "berkeley/sender.hpp"
#include "winsock/batch_calls.hpp"
#include "winsock/receiving.hpp"

namespace sockspec {

std::ptrdiff_t send_datagram(const socket& on, std::span<const std::byte> data, const address* to,
                             int flags) noexcept {
  if (to == nullptr) return send_once(on.fileno(), data, flags);
  const address there = reachable(*to);
  return ::sendto(on.fileno(), reinterpret_cast<const char*>(data.data()), limited(data.size()),
                  flags, socket_address(there), length(there));
}

std::ptrdiff_t send_some(const socket& on, std::span<const outgoing_datagram> all,
                         int flags) noexcept {
  return send_datagram(on, all.front().data, all.front().to, flags) < 0 ? -1 : 1;
}

std::ptrdiff_t receive_some(const socket& on, std::span<incoming_datagram> into,
                            int flags) noexcept {
  incoming_datagram& one = into.front();
  address from;
  int size = 0;
  one.flags = received_flags::none;
  const auto call = [&]() -> std::ptrdiff_t {
    size = static_cast<int>(address::capacity);
    const int count = ::recvfrom(on.fileno(), reinterpret_cast<char*>(one.buffer.data()),
                                 limited(one.buffer.size()), flags, socket_address(from), &size);
    if (count < 0 && ::WSAGetLastError() == WSAEMSGSIZE) one.flags = received_flags::truncated;
    return count;
  };
  const std::ptrdiff_t count = receive(on.fileno(), one.buffer.size(), call);
  if (count < 0) return -1;
  one.count = static_cast<std::size_t>(count);
  if (one.from == nullptr) return 1;
  settle_sender(from, static_cast<std::size_t>(size));
  *one.from = from;
  return 1;
}

}  // namespace sockspec
