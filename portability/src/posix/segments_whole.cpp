// Systems with UDP_SEGMENT and UDP_GRO: Linux.

#include <netinet/in.h>
#include <netinet/udp.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "berkeley/native_address.hpp"
#include "berkeley/segments.hpp"
#include "posix/transfer.hpp"
#include "socket_access.hpp"

namespace sockspec {
namespace {

/// UDP_MAX_SEGMENTS of the kernel, which Linux 6.9 has doubled.
constexpr std::size_t most_segments = 64;

/// 65,535 without the longest header of IPv4 and that of UDP.
constexpr std::size_t most_bytes = 65'467;

/// What makes sending datagrams together fail, though each may go by itself: Linux does not cut
/// larger ones than the MTU, nor for devices that compute no checksums.
bool may_go_one_by_one(int error) noexcept {
  return error == EINVAL || error == EIO || error == EMSGSIZE;
}

/// The ancillary data that says where to cut.
class cut {
 public:
  cut(msghdr& header, std::size_t size) noexcept {
    header.msg_control = bytes_;
    header.msg_controllen = sizeof bytes_;
    cmsghdr* const item = CMSG_FIRSTHDR(&header);
    item->cmsg_level = IPPROTO_UDP;
    item->cmsg_type = UDP_SEGMENT;
    item->cmsg_len = CMSG_LEN(sizeof(std::uint16_t));
    const auto length = static_cast<std::uint16_t>(size);
    std::memcpy(CMSG_DATA(item), &length, sizeof length);
  }

 private:
  alignas(cmsghdr) std::byte bytes_[CMSG_SPACE(sizeof(std::uint16_t))] = {};
};

}  // namespace

// A kernel before 4.18 ignores the ancillary data and sends one datagram, and so do sockets that
// are not UDP's: neither has the option.
bool cuts_segments(socket& to) noexcept {
  if (socket_access::is_known(to, fact::cuts_segments)) return true;
  int value = 0;
  socklen_t size = sizeof value;
  if (::getsockopt(to.fileno(), IPPROTO_UDP, UDP_SEGMENT, &value, &size) != 0) return false;
  socket_access::learn(to, fact::cuts_segments);
  return true;
}

std::ptrdiff_t send_joined(socket& to, const outgoing_segments& asked,
                           std::span<const std::byte> data, int flags) noexcept {
  const std::size_t size = asked.segment_size;
  const std::size_t segments = std::min(most_segments, most_bytes / size);
  if (segments < 2) return 0;
  iovec entry{const_cast<std::byte*>(data.data()), std::min(data.size(), segments * size)};
  msghdr header{};
  header.msg_iov = &entry;
  header.msg_iovlen = 1;
  if (asked.to != nullptr) {
    header.msg_name = const_cast<void*>(asked.to->data());
    header.msg_namelen = length(*asked.to);
  }
  const cut where(header, size);
  const ssize_t count = ::sendmsg(to.fileno(), &header, flags | no_signal);
  return count < 0 && may_go_one_by_one(errno) ? 0 : count;
}

bool joins_segments() noexcept {
  return true;
}

std::optional<std::size_t> joined_size(const received_ancillary_data& beside) noexcept {
  for (std::size_t i = 0; const auto item = beside.item(i); ++i) {
    int size = 0;
    const bool is_size = item->level == IPPROTO_UDP && item->type == UDP_GRO;
    if (!is_size || item->data.size() < sizeof size) continue;
    std::memcpy(&size, item->data.data(), sizeof size);
    return static_cast<std::size_t>(size);
  }
  return std::nullopt;
}

}  // namespace sockspec
