#include "benchmarks/shapes/connection.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <array>
#include <utility>
#include <vector>

#include "sockspec/bytes.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::benchmarks {
namespace {

/// Holds the largest transfer in one direction without a reader, where the system grants it.
constexpr int buffer_size = 4 << 20;

/// Bandwidth-estimating algorithms such as bbr pace what they send: on loopback that halves large
/// writes, and the figures would be about the algorithm.
constexpr std::string_view congestion_control = "cubic";

void enlarge_buffers(socket& end) {
  end.setsockopt(so::sndbuf, buffer_size);
  end.setsockopt(so::rcvbuf, buffer_size);
}

#ifdef TCP_CONGESTION
constexpr raw_option tcp_congestion{IPPROTO_TCP, TCP_CONGESTION};

void choose_congestion_control(socket& end) {
  // A system may not have it, or not allow it: what is in use stands in the record.
  std::error_code refused;
  end.setsockopt(tcp_congestion, bytes(congestion_control), refused);
}

std::string used_congestion_control(const socket& end) {
  std::array<std::byte, 16> name{};
  const std::size_t size = end.getsockopt(tcp_congestion, name);
  const std::string_view all = text(std::span(name).first(size));
  return std::string(all.substr(0, all.find('\0')));
}
#else
void choose_congestion_control(socket&) {}
std::string used_congestion_control(const socket&) {
  return "the system's";
}
#endif

/// Before it is connected: the size of the buffers decides how TCP scales its window.
socket tcp_socket() {
  socket made(address_family::inet, socket_type::stream);
  enlarge_buffers(made);
  choose_congestion_control(made);
  made.setsockopt(tcp::nodelay, true);
  return made;
}

connection connect_tcp4() {
  socket listener = tcp_socket();
  listener.bind(address::inet("127.0.0.1", 0));
  listener.listen();
  socket client = tcp_socket();
  client.connect(listener.getsockname());
  socket accepted = listener.accept();
  accepted.setsockopt(tcp::nodelay, true);
  return {std::move(client), std::move(accepted)};
}

connection connect_unix_stream() {
  auto [one, other] = socketpair();
  enlarge_buffers(one);
  enlarge_buffers(other);
  return {std::move(one), std::move(other)};
}

}  // namespace

std::string_view to_string(stream_family family) noexcept {
  return family == stream_family::tcp4 ? "tcp4" : "unix_stream";
}

connection connect_stream(stream_family family) {
  return family == stream_family::tcp4 ? connect_tcp4() : connect_unix_stream();
}

bool holds(connection& made, std::size_t size) {
  std::vector<std::byte> data(size);
  std::error_code full;
  const std::size_t sent = made.one.send(data, message_flags::dont_wait, full);
  for (std::size_t received = 0; received != sent;) {
    received += made.other.recv(std::span(data).first(sent - received));
  }
  return sent == size;
}

std::string describe(stream_family family, const connection& made) {
  const std::string buffers =
      fmt::format("SO_SNDBUF {}, SO_RCVBUF {}", made.one.getsockopt(so::sndbuf),
                  made.other.getsockopt(so::rcvbuf));
  if (family != stream_family::tcp4) return buffers;
  return fmt::format("{}, TCP_NODELAY {}, congestion control {}", buffers,
                     static_cast<int>(made.one.getsockopt(tcp::nodelay)),
                     used_congestion_control(made.one));
}

}  // namespace sockspec::benchmarks
