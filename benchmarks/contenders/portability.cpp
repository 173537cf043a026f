#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/contenders/portability_ends.hpp"
#include "benchmarks/shapes/connecting_shapes.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

class portability_connector {
 public:
  using end_type = socket;

  explicit portability_connector(socket listener)
      : listener_(std::move(listener)), where_(listener_.getsockname()) {}

  end_type connect() const {
    socket made(where_.family(), socket_type::stream);
    if (where_.family() != address_family::unix_domain) {
      made.setsockopt(so::linger, std::chrono::seconds(0));
    }
    made.connect(where_);
    return made;
  }

  end_type accept() { return listener_.accept(); }
  void close(end_type& end) const { end.close(); }

 private:
  socket listener_;
  address where_;
};

}  // namespace

const contender& portability() noexcept {
  static constexpr contender one{
      .name = "portability",
      .streams = [](family) -> stream_factory { return make_stream_work<portability_end>; },
      .datagrams = [](family) -> datagram_factory {
        return make_datagram_work<portability_datagram_end>;
      },
      .connected_datagrams = [](family) -> datagram_factory {
        return make_connected_datagram_work<portability_end>;
      },
      .connecting = [](family) -> connecting_factory {
        return make_connecting_work<portability_connector>;
      },
  };
  return one;
}

}  // namespace sockspec::benchmarks
