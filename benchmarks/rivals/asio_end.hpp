#pragma once
// Asio, standalone and as a part of Boost: the same library in two namespaces.

#include <sys/socket.h>

#include <cstddef>
#include <span>

#include "benchmarks/shapes/family.hpp"
#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

inline int native_family(const socket& of) {
  return static_cast<const sockaddr*>(of.getsockname().data())->sa_family;
}

constexpr bool sends_datagrams(family over) noexcept {
  return over == family::udp4 || over == family::unix_dgram;
}

/// The calls on a stream are synchronous ones on a blocking socket, as Asio's tutorial has them:
/// write_some, read_some, and the composed operation write for all of the data.
/// Source: https://think-async.com/Asio/asio-1.22.1/doc/asio/overview/core/streams.html
///
/// \tparam Library  names of the library: io_context, the protocols stream and datagram, acceptor,
///                  linger, and the function buffer
template <typename Library>
class asio_end {
 public:
  explicit asio_end(socket end) : stream_(context_) {
    const typename Library::stream protocol(native_family(end), 0);
    stream_.assign(protocol, end.detach());
  }

  std::size_t send(std::span<const std::byte> data) {
    return stream_.write_some(Library::buffer(data.data(), data.size()));
  }
  void sendall(std::span<const std::byte> data) {
    write(stream_, Library::buffer(data.data(), data.size()));
  }
  std::size_t recv(std::span<std::byte> buffer) {
    return stream_.read_some(Library::buffer(buffer.data(), buffer.size()));
  }

 private:
  typename Library::io_context context_{1};
  typename Library::stream::socket stream_;
};

/// send_to and receive_from; send and receive where the socket is connected.
/// Source: https://think-async.com/Asio/asio-1.22.1/doc/asio/tutorial/tutdaytime4.html
template <typename Library>
class asio_datagram_end {
 public:
  using address_type = typename Library::datagram::endpoint;

  explicit asio_datagram_end(socket end) : socket_(context_) {
    const typename Library::datagram protocol(native_family(end), 0);
    socket_.assign(protocol, end.detach());
  }

  static address_type address_of(const address& place) { return {place.data(), place.size()}; }

  void sendto(std::span<const std::byte> data, const address_type& to) {
    socket_.send_to(Library::buffer(data.data(), data.size()), to);
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) {
    return socket_.receive_from(Library::buffer(buffer.data(), buffer.size()), from);
  }
  void send(std::span<const std::byte> data) {
    socket_.send(Library::buffer(data.data(), data.size()));
  }
  std::size_t recv(std::span<std::byte> buffer) {
    return socket_.receive(Library::buffer(buffer.data(), buffer.size()));
  }

 private:
  typename Library::io_context context_{1};
  typename Library::datagram::socket socket_;
};

/// connect and accept as the same tutorial has them, in one context.
template <typename Library>
class asio_connector {
 public:
  using end_type = typename Library::stream::socket;

  explicit asio_connector(socket listener)
      : place_(listener.getsockname().data(), listener.getsockname().size()), acceptor_(context_) {
    const typename Library::stream protocol(native_family(listener), 0);
    acceptor_.assign(protocol, listener.detach());
  }

  end_type connect() {
    end_type made(context_);
    made.connect(place_);
    made.set_option(typename Library::linger(true, 0));
    return made;
  }
  end_type accept() { return acceptor_.accept(); }
  void close(end_type& end) { end.close(); }

 private:
  typename Library::io_context context_{1};
  typename Library::stream::endpoint place_;
  typename Library::acceptor acceptor_;
};

}  // namespace sockspec::benchmarks
