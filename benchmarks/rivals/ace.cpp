#include <ace/INET_Addr.h>
#include <ace/SOCK_Acceptor.h>
#include <ace/SOCK_Connector.h>
#include <ace/SOCK_Dgram.h>
#include <ace/SOCK_Stream.h>
#include <ace/Version.h>

#include <cerrno>
#include <system_error>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/connecting_shapes.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

std::size_t checked_count(ssize_t count, const char* call) {
  if (count >= 0) return static_cast<std::size_t>(count);
  throw std::system_error(errno, std::generic_category(), call);
}

/// send, send_n (all) and recv of a blocking ACE_SOCK_Stream, without a timeout.
/// Source: https://www.dre.vanderbilt.edu/Doxygen/Stable/libace-doc/a06800.html
class ace_end {
 public:
  explicit ace_end(socket end) : stream_(end.detach()) {}
  ace_end(const ace_end&) = delete;
  ace_end& operator=(const ace_end&) = delete;
  ~ace_end() { stream_.close(); }

  std::size_t send(std::span<const std::byte> data) const {
    return checked_count(stream_.send(data.data(), data.size()), "ACE_SOCK_Stream::send");
  }
  void sendall(std::span<const std::byte> data) const {
    checked_count(stream_.send_n(data.data(), data.size()), "ACE_SOCK_Stream::send_n");
  }
  std::size_t recv(std::span<std::byte> buffer) const {
    return checked_count(stream_.recv(buffer.data(), buffer.size()), "ACE_SOCK_Stream::recv");
  }

 private:
  ACE_SOCK_Stream stream_;
};

ACE_INET_Addr ace_address(const address& place) {
  return {static_cast<u_short>(place.port()), place.host().c_str(), AF_INET};
}

/// send and recv of a blocking ACE_SOCK_Dgram, without a timeout.
class ace_datagram_end {
 public:
  using address_type = ACE_INET_Addr;

  explicit ace_datagram_end(socket end) { socket_.set_handle(end.detach()); }
  ace_datagram_end(const ace_datagram_end&) = delete;
  ace_datagram_end& operator=(const ace_datagram_end&) = delete;
  ~ace_datagram_end() { socket_.close(); }

  static address_type address_of(const address& place) { return ace_address(place); }

  void sendto(std::span<const std::byte> data, const address_type& to) const {
    checked_count(socket_.send(data.data(), data.size(), to), "ACE_SOCK_Dgram::send");
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) const {
    return checked_count(socket_.recv(buffer.data(), buffer.size(), from), "ACE_SOCK_Dgram::recv");
  }

 private:
  ACE_SOCK_Dgram socket_;
};

class ace_connector {
 public:
  using end_type = ACE_SOCK_Stream;

  explicit ace_connector(socket listener) : place_(ace_address(listener.getsockname())) {
    acceptor_.set_handle(listener.detach());
  }
  ace_connector(const ace_connector&) = delete;
  ace_connector& operator=(const ace_connector&) = delete;
  ~ace_connector() { acceptor_.close(); }

  end_type connect() {
    end_type made;
    checked_count(connector_.connect(made, place_), "ACE_SOCK_Connector::connect");
    linger nothing{1, 0};
    checked_count(made.set_option(SOL_SOCKET, SO_LINGER, &nothing, sizeof nothing), "set_option");
    return made;
  }
  end_type accept() const {
    end_type made;
    checked_count(acceptor_.accept(made), "ACE_SOCK_Acceptor::accept");
    return made;
  }
  void close(end_type& end) const { end.close(); }

 private:
  ACE_INET_Addr place_;
  ACE_SOCK_Acceptor acceptor_;
  ACE_SOCK_Connector connector_;
};

constexpr contender ace{
    .name = "ace",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<ace_end> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_datagram_work<ace_datagram_end> : nullptr;
    },
    .connecting = [](family over) -> connecting_factory {
      return over == family::tcp4 ? make_connecting_work<ace_connector> : nullptr;
    },
};

}  // namespace

rival ace_rival() {
  return {&ace, ACE_VERSION};
}

}  // namespace sockspec::benchmarks
