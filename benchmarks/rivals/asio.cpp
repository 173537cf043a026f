#include <asio/basic_socket_acceptor.hpp>
#include <asio/generic/datagram_protocol.hpp>
#include <asio/generic/stream_protocol.hpp>
#include <asio/io_context.hpp>
#include <asio/version.hpp>
#include <asio/write.hpp>

#include "benchmarks/rivals/asio_end.hpp"
#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/connecting_shapes.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

struct standalone {
  using io_context = asio::io_context;
  using stream = asio::generic::stream_protocol;
  using datagram = asio::generic::datagram_protocol;
  using acceptor = asio::basic_socket_acceptor<stream>;
  using linger = asio::socket_base::linger;
  static auto buffer(const void* data, std::size_t size) { return asio::buffer(data, size); }
  static auto buffer(void* data, std::size_t size) { return asio::buffer(data, size); }
};

constexpr contender asio{
    .name = "asio",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<asio_end<standalone>> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return sends_datagrams(over) ? make_datagram_work<asio_datagram_end<standalone>> : nullptr;
    },
    .connected_datagrams = [](family over) -> datagram_factory {
      return sends_datagrams(over) ? make_connected_datagram_work<asio_datagram_end<standalone>>
                                   : nullptr;
    },
    .connecting = [](family over) -> connecting_factory {
      return is_stream(over) ? make_connecting_work<asio_connector<standalone>> : nullptr;
    },
};

}  // namespace

rival asio_rival() {
  return {&asio, dotted(ASIO_VERSION / 100000, ASIO_VERSION / 100 % 1000, ASIO_VERSION % 100)};
}

}  // namespace sockspec::benchmarks
