#include <netinet/in.h>
#include <netinet/udp.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>

#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/shapes/connection.hpp"
#include "sockspec/segments.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t batch = 32;

/// Two connected sockets, of which the other receives together what comes together, where it can.
struct ends {
  connection made = connect_pair(family::udp4);
  transfer what;

  explicit ends(const transfer& memory) : what(memory) {
    std::error_code lacks_it;
    made.other.setsockopt(udp::gro, true, lacks_it);
  }
  std::size_t size() const { return what.data.size() / batch; }
};

std::unique_ptr<work> raw_loop(const transfer& what) {
  return repeat([made = connect_pair(family::udp4), what, size = what.data.size() / batch] {
    for (std::size_t i = 0; i != batch; ++i) {
      const auto data = what.data.subspan(i * size, size);
      if (::send(made.one.fileno(), data.data(), size, no_signal) < 0) throw_errno("send");
    }
    for (std::size_t i = 0; i != batch; ++i) {
      const auto buffer = what.buffer.subspan(i * size, size);
      if (::recv(made.other.fileno(), buffer.data(), size, 0) < 0) throw_errno("recv");
    }
  });
}

std::unique_ptr<work> layer_segments(const transfer& what) {
  return repeat([end = ends(what)]() mutable {
    send_segments(end.made.one, {.data = end.what.data, .segment_size = end.size()});
    std::size_t count = 0;
    while (count != end.what.data.size()) {
      count += recv_segments(end.made.other, end.what.buffer.subspan(count)).count;
    }
  });
}

#ifdef UDP_SEGMENT
void send_cut(const ends& end) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(std::uint16_t))> control{};
  iovec entry{const_cast<std::byte*>(end.what.data.data()), end.what.data.size()};
  msghdr header{};
  header.msg_iov = &entry;
  header.msg_iovlen = 1;
  header.msg_control = control.data();
  header.msg_controllen = control.size();
  cmsghdr* const item = CMSG_FIRSTHDR(&header);
  item->cmsg_level = IPPROTO_UDP;
  item->cmsg_type = UDP_SEGMENT;
  item->cmsg_len = CMSG_LEN(sizeof(std::uint16_t));
  const auto size = static_cast<std::uint16_t>(end.size());
  std::memcpy(CMSG_DATA(item), &size, sizeof size);
  if (::sendmsg(end.made.one.fileno(), &header, no_signal) < 0) throw_errno("sendmsg");
}

/// With its sender, as the layer does.
std::size_t receive_joined(const ends& end, std::span<std::byte> room) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control;
  raw_address from;
  iovec entry{room.data(), room.size()};
  msghdr header{};
  header.msg_name = from.get();
  header.msg_namelen = sizeof from.storage;
  header.msg_iov = &entry;
  header.msg_iovlen = 1;
  header.msg_control = control.data();
  header.msg_controllen = control.size();
  const ssize_t count = ::recvmsg(end.made.other.fileno(), &header, 0);
  if (count < 0) throw_errno("recvmsg");
  return static_cast<std::size_t>(count);
}

std::unique_ptr<work> raw_segments(const transfer& what) {
  return repeat([end = ends(what)] {
    send_cut(end);
    std::size_t count = 0;
    while (count != end.what.data.size()) {
      count += receive_joined(end, end.what.buffer.subspan(count));
    }
  });
}
#else
constexpr auto raw_segments = raw_loop;
#endif

}  // namespace

question datagram_segments() {
  constexpr std::array families{family::udp4};
  constexpr std::array<std::size_t, 2> sizes{batch * 64, batch * 1400};
  return {
      .name = "datagram_segments",
      .asks =
          "What do 32 datagrams of one size cost that are sent from one buffer and received "
          "into one?",
      .places = cross(families, sizes),
      .answers =
          [](const place&) {
            return own_answers(raw_segments, layer_segments, {{"raw_send_and_recv", raw_loop}});
          },
  };
}

}  // namespace sockspec::benchmarks
