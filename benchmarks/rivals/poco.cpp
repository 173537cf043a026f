#include <Poco/Environment.h>
#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/DatagramSocketImpl.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/ServerSocketImpl.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <cstdint>
#include <string>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/connecting_shapes.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

/// Only what derives from a StreamSocket may give it a handle.
class adopting_socket : public Poco::Net::StreamSocket {
 public:
  explicit adopting_socket(native_handle handle)
      : StreamSocket(new Poco::Net::StreamSocketImpl(handle)) {}  // takes ownership
};

/// sendBytes and receiveBytes on a blocking socket, where sendBytes sends all.
/// Source: https://docs.pocoproject.org/1.11/Poco.Net.StreamSocket.html
class poco_end {
 public:
  explicit poco_end(socket end) : stream_(end.detach()) {}

  std::size_t send(std::span<const std::byte> data) {
    return static_cast<std::size_t>(stream_.sendBytes(data.data(), static_cast<int>(data.size())));
  }
  void sendall(std::span<const std::byte> data) { send(data); }
  std::size_t recv(std::span<std::byte> buffer) {
    const int most = static_cast<int>(buffer.size());
    return static_cast<std::size_t>(stream_.receiveBytes(buffer.data(), most));
  }

 private:
  adopting_socket stream_;
};

Poco::Net::SocketAddress poco_address(const address& place) {
  return {static_cast<const sockaddr*>(place.data()), static_cast<socklen_t>(place.size())};
}

class adopting_datagram_socket : public Poco::Net::DatagramSocket {
 public:
  explicit adopting_datagram_socket(native_handle handle)
      : DatagramSocket(new Poco::Net::DatagramSocketImpl(handle)) {}
};

/// sendTo and receiveFrom; sendBytes and receiveBytes where the socket is connected.
/// Source: https://docs.pocoproject.org/1.11/Poco.Net.DatagramSocket.html
class poco_datagram_end {
 public:
  using address_type = Poco::Net::SocketAddress;

  explicit poco_datagram_end(socket end) : socket_(end.detach()) {}

  static address_type address_of(const address& place) { return poco_address(place); }

  void sendto(std::span<const std::byte> data, const address_type& to) {
    socket_.sendTo(data.data(), static_cast<int>(data.size()), to);
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) {
    const int most = static_cast<int>(buffer.size());
    return static_cast<std::size_t>(socket_.receiveFrom(buffer.data(), most, from));
  }
  void send(std::span<const std::byte> data) {
    socket_.sendBytes(data.data(), static_cast<int>(data.size()));
  }
  std::size_t recv(std::span<std::byte> buffer) {
    const int most = static_cast<int>(buffer.size());
    return static_cast<std::size_t>(socket_.receiveBytes(buffer.data(), most));
  }

 private:
  adopting_datagram_socket socket_;
};

class adopting_listener_implementation : public Poco::Net::ServerSocketImpl {
 public:
  explicit adopting_listener_implementation(native_handle handle) { reset(handle); }
};

class adopting_listener : public Poco::Net::ServerSocket {
 public:
  explicit adopting_listener(native_handle handle)
      : ServerSocket(new adopting_listener_implementation(handle), true) {}
};

class poco_connector {
 public:
  using end_type = Poco::Net::StreamSocket;

  explicit poco_connector(socket listener)
      : place_(poco_address(listener.getsockname())), listener_(listener.detach()) {}

  end_type connect() const {
    end_type made;
    made.connect(place_);
    made.setLinger(true, 0);
    return made;
  }
  end_type accept() { return listener_.acceptConnection(); }
  void close(end_type& end) const { end.close(); }

 private:
  Poco::Net::SocketAddress place_;
  adopting_listener listener_;
};

std::string poco_version() {
  const std::uint32_t version = Poco::Environment::libraryVersion();  // a byte for each number
  return dotted(static_cast<int>(version >> 24), static_cast<int>(version >> 16 & 0xff),
                static_cast<int>(version >> 8 & 0xff));
}

constexpr contender poco{
    .name = "poco",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<poco_end> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_datagram_work<poco_datagram_end> : nullptr;
    },
    .connected_datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_connected_datagram_work<poco_datagram_end> : nullptr;
    },
    .connecting = [](family over) -> connecting_factory {
      return is_tcp(over) ? make_connecting_work<poco_connector> : nullptr;
    },
};

}  // namespace

rival poco_rival() {
  return {&poco, poco_version()};
}

}  // namespace sockspec::benchmarks
