#include "benchmarks/shapes/connection.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <array>
#include <chrono>
#include <stdexcept>
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

address_family address_family_of(family which) {
  if (is_unix(which)) return address_family::unix_domain;
  return which == family::tcp6 ? address_family::inet6 : address_family::inet;
}

socket_type type_of(family which) {
  if (is_stream(which)) return socket_type::stream;
  return which == family::unix_seqpacket ? socket_type::seqpacket : socket_type::datagram;
}

/// Any free port, or any free name.
address anywhere(family which) {
  if (is_unix(which)) return address::unix_unnamed();
  return which == family::tcp6 ? address::inet6("::1", 0) : address::inet("127.0.0.1", 0);
}

void tune_tcp(socket& end) {
  end.setsockopt(tcp::nodelay, true);
  end.setsockopt(so::linger, std::chrono::seconds(0));
}

/// Before it is connected: the size of the buffers decides how TCP scales its window.
socket tuned_socket(family which) {
  socket made(address_family_of(which), type_of(which));
  enlarge_buffers(made);
  if (!is_tcp(which)) return made;
  choose_congestion_control(made);
  tune_tcp(made);
  return made;
}

socket bound_socket(family which) {
  socket made = tuned_socket(which);
  made.bind(anywhere(which));
  return made;
}

connection connect_tcp(family which) {
  socket listener = listen_at(which);
  socket client = tuned_socket(which);
  client.connect(listener.getsockname());
  socket accepted = listener.accept();
  tune_tcp(accepted);
  return {std::move(client), std::move(accepted)};
}

connection connect_unix(family which) {
  auto [one, other] = socketpair(address_family::unix_domain, type_of(which));
  enlarge_buffers(one);
  enlarge_buffers(other);
  return {std::move(one), std::move(other)};
}

connection connect_udp(family which) {
  connection made = bind_pair(which);
  made.one.connect(made.other.getsockname());
  made.other.connect(made.one.getsockname());
  return made;
}

std::string describe(family which, const connection& made) {
  const std::string buffers =
      fmt::format("SO_SNDBUF {}, SO_RCVBUF {}", made.one.getsockopt(so::sndbuf),
                  made.other.getsockopt(so::rcvbuf));
  if (!is_tcp(which)) return buffers;
  return fmt::format("{}, TCP_NODELAY {}, congestion control {}", buffers,
                     static_cast<int>(made.one.getsockopt(tcp::nodelay)),
                     used_congestion_control(made.one));
}

}  // namespace

connection connect_pair(family which) {
  if (is_tcp(which)) return connect_tcp(which);
  if (is_unix(which)) return connect_unix(which);
  if (which == family::udp4) return connect_udp(which);
  throw std::invalid_argument("a family without sockets has no connections");
}

connection bind_pair(family which) {
  return {bound_socket(which), bound_socket(which)};
}

socket listen_at(family which) {
  socket listener = bound_socket(which);
  listener.listen();
  return listener;
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

std::string describe(family which) {
  try {
    return describe(which, connect_pair(which));
  } catch (const std::system_error& failure) {
    return fmt::format("none: {}", failure.what());
  }
}

bool is_available(family which) {
  return which == family::none || !describe(which).starts_with("none: ");
}

}  // namespace sockspec::benchmarks
