#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/datagram_protocol.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>
#include <boost/version.hpp>

#include "benchmarks/rivals/asio_end.hpp"
#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/connecting_shapes.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

namespace asio = boost::asio;

struct within_boost {
  using io_context = asio::io_context;
  using stream = asio::generic::stream_protocol;
  using datagram = asio::generic::datagram_protocol;
  using acceptor = asio::basic_socket_acceptor<stream>;
  using linger = asio::socket_base::linger;
  static auto buffer(const void* data, std::size_t size) { return asio::buffer(data, size); }
  static auto buffer(void* data, std::size_t size) { return asio::buffer(data, size); }
};

constexpr contender boost_asio{
    .name = "boost_asio",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<asio_end<within_boost>> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return sends_datagrams(over) ? make_datagram_work<asio_datagram_end<within_boost>> : nullptr;
    },
    .connected_datagrams = [](family over) -> datagram_factory {
      return sends_datagrams(over) ? make_connected_datagram_work<asio_datagram_end<within_boost>>
                                   : nullptr;
    },
    .connecting = [](family over) -> connecting_factory {
      return is_stream(over) ? make_connecting_work<asio_connector<within_boost>> : nullptr;
    },
};

}  // namespace

rival boost_asio_rival() {
  return {&boost_asio,
          dotted(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)};
}

}  // namespace sockspec::benchmarks
