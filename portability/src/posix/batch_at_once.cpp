// Systems that have sendmmsg and recvmmsg.

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>

#include "posix/batch_calls.hpp"
#include "posix/datagram_header.hpp"

namespace sockspec {
namespace {

/// Fewer than these go faster one by one: what sendmmsg saves in system calls it spends on headers
/// (docs/benchmarks.md).
constexpr std::size_t fewest_at_once = 8;

/// Flags of these calls have a sign in glibc and on the BSDs, and none in musl.
class flag_argument {
 public:
  explicit flag_argument(int bits) noexcept : bits_(bits) {}
  operator int() const noexcept { return bits_; }
  operator unsigned() const noexcept { return static_cast<unsigned>(bits_); }

 private:
  int bits_;
};

}  // namespace

std::ptrdiff_t send_some(const socket& on, std::span<const outgoing_datagram> all,
                         int flags) noexcept {
  if (all.size() < fewest_at_once) {
    return send_datagram(on, all.front().data, all.front().to, flags) < 0 ? -1 : 1;
  }
  // not set as a whole: of those that are asked for each is
  mmsghdr headers[most_at_once];
  iovec entries[most_at_once];
  const std::size_t count = std::min(all.size(), most_at_once);
  for (std::size_t i = 0; i != count; ++i) {
    const auto [data, to] = all[i];
    entries[i] = {const_cast<std::byte*>(data.data()), limited(data.size())};
    msghdr& header = (headers[i] = {}).msg_hdr;
    header.msg_iov = &entries[i];
    header.msg_iovlen = 1;
    if (to == nullptr) continue;
    header.msg_name = const_cast<void*>(to->data());
    header.msg_namelen = length(*to);
  }
  return ::sendmmsg(on.fileno(), headers, static_cast<unsigned>(count),
                    flag_argument(flags | no_signal));
}

std::ptrdiff_t receive_some(const socket& on, std::span<incoming_datagram> into,
                            int flags) noexcept {
  mmsghdr headers[most_at_once];
  iovec entries[most_at_once];
  const std::size_t most = std::min(into.size(), most_at_once);
  for (std::size_t i = 0; i != most; ++i) {
    point_at(into[i], entries[i], (headers[i] = {}).msg_hdr);
  }
  // Without MSG_WAITFORONE a signal that came behind a datagram would be told by a later call, as
  // an error without a name. The kernel's time limit is only looked at after each datagram.
  const auto count = ::recvmmsg(on.fileno(), headers, static_cast<unsigned>(most),
                                flag_argument(flags | MSG_WAITFORONE), nullptr);
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const mmsghdr& header = headers[i];
    take_over(into[static_cast<std::size_t>(i)], header.msg_hdr,
              static_cast<std::size_t>(header.msg_len));  // FreeBSD's has a sign
  }
  return count;
}

}  // namespace sockspec
