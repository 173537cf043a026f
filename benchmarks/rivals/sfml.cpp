#include <SFML/Config.hpp>
#include <SFML/Network/IpAddress.hpp>
#include <SFML/Network/TcpSocket.hpp>
#include <SFML/Network/UdpSocket.hpp>

#include <stdexcept>
#include <string>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

void check(sf::Socket::Status status, const char* call) {
  if (status != sf::Socket::Done) {
    throw std::runtime_error(std::string(call) + ": status " + std::to_string(status));
  }
}

/// Only what derives from a socket may give it a handle.
class adopting_socket : public sf::TcpSocket {
 public:
  explicit adopting_socket(native_handle handle) { create(handle); }
};

/// send and receive of a blocking TcpSocket, where send sends all.
/// Source: https://www.sfml-dev.org/documentation/2.5.1/classsf_1_1TcpSocket.php
class sfml_end {
 public:
  explicit sfml_end(socket end) : stream_(end.detach()) {}

  std::size_t send(std::span<const std::byte> data) {
    std::size_t count = 0;
    check(stream_.send(data.data(), data.size(), count), "sf::TcpSocket::send");
    return count;
  }
  void sendall(std::span<const std::byte> data) { send(data); }
  std::size_t recv(std::span<std::byte> buffer) {
    std::size_t count = 0;
    check(stream_.receive(buffer.data(), buffer.size(), count), "sf::TcpSocket::receive");
    return count;
  }

 private:
  adopting_socket stream_;
};

class adopting_datagram_socket : public sf::UdpSocket {
 public:
  explicit adopting_datagram_socket(native_handle handle) { create(handle); }
};

struct sfml_address {
  sf::IpAddress host;
  unsigned short port = 0;
};

/// send and receive of a blocking UdpSocket.
/// Source: https://www.sfml-dev.org/documentation/2.5.1/classsf_1_1UdpSocket.php
class sfml_datagram_end {
 public:
  using address_type = sfml_address;

  explicit sfml_datagram_end(socket end) : socket_(end.detach()) {}

  static address_type address_of(const address& place) {
    return {sf::IpAddress(place.host()), static_cast<unsigned short>(place.port())};
  }

  void sendto(std::span<const std::byte> data, const address_type& to) {
    check(socket_.send(data.data(), data.size(), to.host, to.port), "sf::UdpSocket::send");
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) {
    std::size_t count = 0;
    check(socket_.receive(buffer.data(), buffer.size(), count, from.host, from.port),
          "sf::UdpSocket::receive");
    return count;
  }

 private:
  adopting_datagram_socket socket_;
};

constexpr contender sfml{
    .name = "sfml",
    .streams = [](family over) -> stream_factory {
      return is_tcp(over) ? make_stream_work<sfml_end> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_datagram_work<sfml_datagram_end> : nullptr;
    },
};

}  // namespace

rival sfml_rival() {
  return {&sfml, dotted(SFML_VERSION_MAJOR, SFML_VERSION_MINOR, SFML_VERSION_PATCH)};
}

}  // namespace sockspec::benchmarks
