// Calls that move data: 64 bytes each time.

#include <sys/ioctl.h>
#include <sys/uio.h>

#include <array>
#include <memory>

#include "benchmarks/calls/call_pair.hpp"
#include "benchmarks/calls/raw_sockets.hpp"
#include "sockspec/message.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::benchmarks {
namespace {

using block = std::array<std::byte, 64>;

enum class waits { for_ever, with_a_timeout };

struct raw_ends {
  std::pair<raw_socket, raw_socket> ends = raw_pair();
  block data{};
};

struct layer_ends {
  std::pair<socket, socket> ends = socketpair(address_family::unix_domain, socket_type::stream);
  block data{};
};

void set_nonblocking(int handle) {
  int on = 1;
  checked(::ioctl(handle, FIONBIO, &on));
}

std::shared_ptr<raw_ends> raw_with(waits how) {
  auto made = std::make_shared<raw_ends>();
  if (how == waits::with_a_timeout) set_nonblocking(made->ends.first.get());
  return made;
}

std::shared_ptr<layer_ends> layer_with(waits how) {
  auto made = std::make_shared<layer_ends>();
  if (how == waits::with_a_timeout) made->ends.first.settimeout(std::chrono::seconds(5));
  return made;
}

// Puts into the handle what all operations will receive.
void fill(int handle) {
  const block data{};
  for (int each = 0; each != most_operations; ++each) {
    checked(::send(handle, data.data(), data.size(), no_signal));
  }
}

template <waits How>
call_works send_pair() {
  auto raw = raw_with(How);
  auto layer = layer_with(How);
  return {[raw] {
            checked(::send(raw->ends.first.get(), raw->data.data(), raw->data.size(), no_signal));
          },
          [layer] { static_cast<void>(layer->ends.first.send(layer->data)); }};
}

call_works sendall_pair() {
  auto raw = raw_with(waits::for_ever);
  auto layer = layer_with(waits::for_ever);
  return {
      [raw] {
        std::size_t sent = 0;
        while (sent != raw->data.size()) {
          sent += static_cast<std::size_t>(checked(::send(
              raw->ends.first.get(), raw->data.data() + sent, raw->data.size() - sent, no_signal)));
        }
      },
      [layer] { layer->ends.first.sendall(layer->data); }};
}

template <waits How>
call_works recv_pair() {
  auto raw = raw_with(How);
  auto layer = layer_with(How);
  fill(raw->ends.second.get());
  fill(layer->ends.second.fileno());
  return {[raw] { checked(::recv(raw->ends.first.get(), raw->data.data(), raw->data.size(), 0)); },
          [layer] { static_cast<void>(layer->ends.first.recv(layer->data)); }};
}

// A datagram socket bound to a port of 127.0.0.1.
struct bound_udp {
  bound_udp() { one.bind(address::inet("127.0.0.1", 0)); }

  socket one{address_family::inet, socket_type::datagram};
  block data{};
};

call_works sendto_pair() {
  auto raw = std::make_shared<bound_udp>();
  auto layer = std::make_shared<bound_udp>();
  const address to_raw = raw->one.getsockname();
  const address to_layer = layer->one.getsockname();
  return {[raw, to_raw] {
            checked(::sendto(raw->one.fileno(), raw->data.data(), raw->data.size(), no_signal,
                             socket_address(to_raw), length(to_raw)));
          },
          [layer, to_layer] { layer->one.sendto(layer->data, to_layer); }};
}

void fill_itself(const bound_udp& one) {
  const address itself = one.one.getsockname();
  for (int each = 0; each != most_operations; ++each) {
    checked(::sendto(one.one.fileno(), one.data.data(), one.data.size(), no_signal,
                     socket_address(itself), length(itself)));
  }
}

call_works recvfrom_pair() {
  auto raw = std::make_shared<bound_udp>();
  auto layer = std::make_shared<bound_udp>();
  fill_itself(*raw);
  fill_itself(*layer);
  return {[raw] {
            sockaddr_storage from{};
            socklen_t size = sizeof from;
            checked(::recvfrom(raw->one.fileno(), raw->data.data(), raw->data.size(), 0,
                               reinterpret_cast<sockaddr*>(&from), &size));
          },
          [layer] {
            address from;
            static_cast<void>(layer->one.recvfrom(layer->data, from));
          }};
}

// Two buffers of half a block each.
struct halves {
  explicit halves(block& of)
      : out{std::span<const std::byte>(of).first<32>(), std::span<const std::byte>(of).last<32>()},
        in{std::span(of).first<32>(), std::span(of).last<32>()},
        native{{of.data(), 32}, {of.data() + 32, 32}} {}

  std::span<const std::byte> out[2];
  std::span<std::byte> in[2];
  iovec native[2];
};

msghdr header_of(halves& buffers) {
  msghdr header{};
  header.msg_iov = buffers.native;
  header.msg_iovlen = 2;
  return header;
}

call_works sendmsg_pair() {
  auto raw = raw_with(waits::for_ever);
  auto layer = layer_with(waits::for_ever);
  return {[raw, buffers = halves(raw->data)]() mutable {
            const msghdr header = header_of(buffers);
            checked(::sendmsg(raw->ends.first.get(), &header, no_signal));
          },
          [layer, buffers = halves(layer->data)] {
            sendmsg(layer->ends.first, {.buffers = buffers.out});
          }};
}

call_works recvmsg_pair() {
  auto raw = raw_with(waits::for_ever);
  auto layer = layer_with(waits::for_ever);
  fill(raw->ends.second.get());
  fill(layer->ends.second.fileno());
  return {[raw, buffers = halves(raw->data)]() mutable {
            msghdr header = header_of(buffers);
            checked(::recvmsg(raw->ends.first.get(), &header, 0));
          },
          [layer, buffers = halves(layer->data)] {
            static_cast<void>(recvmsg(layer->ends.first, buffers.in));
          }};
}

constexpr call_pair pairs[] = {
    {"send", send_pair<waits::for_ever>, 8},
    {"send with a timeout", send_pair<waits::with_a_timeout>, 8},
    {"sendall", sendall_pair, 16},
    {"recv", recv_pair<waits::for_ever>, 8},
    {"recv with a timeout", recv_pair<waits::with_a_timeout>, 8},
    {"sendto", sendto_pair, 8},
    {"recvfrom", recvfrom_pair, 40},
    {"sendmsg", sendmsg_pair, 140},
    {"recvmsg", recvmsg_pair, 260},
};

}  // namespace

std::span<const call_pair> transfer_pairs() noexcept {
  return pairs;
}

}  // namespace sockspec::benchmarks
