#include <sys/socket.h>

#include <array>
#include <stdexcept>

#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/shapes/connection.hpp"
#include "sockspec/batch.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t batch = 32;

void check_count(std::size_t count) {
  if (count != batch) throw std::runtime_error("not all datagrams were moved");
}

/// Two bound sockets, and the operation's memory as 32 datagrams.
struct ends {
  connection made = bind_pair(family::udp4);
  address to = made.other.getsockname();
  transfer what;

  explicit ends(const transfer& memory) : what(memory) {}

  std::size_t size() const { return what.data.size() / batch; }
  std::span<const std::byte> data(std::size_t i) const {
    return what.data.subspan(i * size(), size());
  }
  std::span<std::byte> buffer(std::size_t i) const {
    return what.buffer.subspan(i * size(), size());
  }
};

/// As a program does that knows no other calls.
std::unique_ptr<work> raw_loop(const transfer& what) {
  return repeat([end = ends(what), to = raw_address(), from = raw_address()]() mutable {
    if (to.length == 0) to = raw_address_of(end.to);
    for (std::size_t i = 0; i != batch; ++i) {
      const auto data = end.data(i);
      const auto count =
          ::sendto(end.made.one.fileno(), data.data(), data.size(), no_signal, to.get(), to.length);
      if (count < 0) throw_errno("sendto");
    }
    for (std::size_t i = 0; i != batch; ++i) {
      const auto buffer = end.buffer(i);
      from.length = sizeof from.storage;
      const auto count = ::recvfrom(end.made.other.fileno(), buffer.data(), buffer.size(), 0,
                                    from.get(), &from.length);
      if (count < 0) throw_errno("recvfrom");
    }
  });
}

std::unique_ptr<work> layer_batch(const transfer& what) {
  return repeat([end = ends(what)]() mutable {
    std::array<outgoing_datagram, batch> sent;
    std::array<incoming_datagram, batch> received;
    std::array<address, batch> from;
    for (std::size_t i = 0; i != batch; ++i) {
      sent[i] = {end.data(i), &end.to};
      received[i] = {end.buffer(i), &from[i]};
    }
    check_count(sendmmsg(end.made.one, sent));
    check_count(recvmmsg(end.made.other, received, message_flags::wait_all));
  });
}

#ifdef MSG_WAITFORONE
/// The headers, filled in for each operation as the layer does.
template <typename Byte>
struct raw_headers {
  std::array<mmsghdr, batch> headers;
  std::array<iovec, batch> entries;

  void set(std::size_t i, std::span<Byte> memory, raw_address& name) {
    entries[i] = {const_cast<std::byte*>(memory.data()), memory.size()};
    headers[i] = {};
    headers[i].msg_hdr.msg_name = name.get();
    headers[i].msg_hdr.msg_namelen = name.length;
    headers[i].msg_hdr.msg_iov = &entries[i];
    headers[i].msg_hdr.msg_iovlen = 1;
  }
};

std::unique_ptr<work> raw_batch(const transfer& what) {
  return repeat([end = ends(what), to = raw_address()]() mutable {
    if (to.length == 0) to = raw_address_of(end.to);
    raw_headers<const std::byte> sent;
    raw_headers<std::byte> received;
    std::array<raw_address, batch> from;
    for (std::size_t i = 0; i != batch; ++i) {
      from[i].length = sizeof from[i].storage;
      sent.set(i, end.data(i), to);
      received.set(i, end.buffer(i), from[i]);
    }
    const int out = ::sendmmsg(end.made.one.fileno(), sent.headers.data(), batch, no_signal);
    check_count(static_cast<std::size_t>(checked(out, "sendmmsg")));
    const int in = ::recvmmsg(end.made.other.fileno(), received.headers.data(), batch,
                              MSG_WAITFORONE, nullptr);
    check_count(static_cast<std::size_t>(checked(in, "recvmmsg")));
  });
}

std::vector<answer> variants() {
  return {{"raw_mmsg", raw_batch}};
}
#else
std::vector<answer> variants() {
  return {};
}
#endif

}  // namespace

question batched_datagrams() {
  constexpr std::array families{family::udp4};
  constexpr std::array<std::size_t, 2> sizes{batch * 64, batch * 1400};
  return {
      .name = "batched_datagrams",
      .asks = "What do 32 datagrams cost in one sendmmsg and one recvmmsg?",
      .places = cross(families, sizes),
      .answers = [](const place&) { return own_answers(raw_loop, layer_batch, variants()); },
  };
}

}  // namespace sockspec::benchmarks
