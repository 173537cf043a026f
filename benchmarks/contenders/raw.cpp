#include <algorithm>
#include <cstring>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/contenders/raw_ends.hpp"
#include "benchmarks/shapes/connecting_shapes.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {

raw_address raw_address_of(const address& of) noexcept {
  raw_address made;
  made.length = static_cast<socklen_t>(std::min(of.size(), sizeof made.storage));
  std::memcpy(&made.storage, of.data(), made.length);
  return made;
}

namespace {

/// Sockets without owners: closed where the loop says so.
class raw_connector {
 public:
  using end_type = int;

  explicit raw_connector(socket listener)
      : listener_(std::move(listener)), where_(raw_address_of(listener_.getsockname())) {}

  end_type connect() const {
    const int family = where_.get()->sa_family;
    const int made = checked(open_socket(family, SOCK_STREAM), "socket");
    if (family != AF_UNIX) reset_when_closed(made);
    checked(::connect(made, where_.get(), where_.length), "connect");
    return made;
  }

  end_type accept() const {
    for (;;) {
      const int made = accept_one(listener_.fileno(), nullptr, nullptr);
      if (made >= 0) return made;
      check_errno("accept");
    }
  }

  void close(end_type& end) const { checked(::close(end), "close"); }

 private:
  static void reset_when_closed(int handle) {
    const linger now{.l_onoff = 1, .l_linger = 0};
    checked(::setsockopt(handle, SOL_SOCKET, SO_LINGER, &now, sizeof now), "setsockopt");
  }

  socket listener_;
  raw_address where_;
};

constexpr contender named(std::string_view name) noexcept {
  return {
      .name = name,
      .streams = [](family) -> stream_factory { return make_stream_work<raw_end>; },
      .datagrams = [](family) -> datagram_factory { return make_datagram_work<raw_datagram_end>; },
      .connected_datagrams = [](family) -> datagram_factory {
        return make_connected_datagram_work<raw_end>;
      },
      .connecting = [](family) -> connecting_factory {
        return make_connecting_work<raw_connector>;
      },
  };
}

}  // namespace

const contender& raw() noexcept {
  static constexpr contender one = named("raw");
  return one;
}

const contender& raw_again() noexcept {
  static constexpr contender one = named("raw_again");
  return one;
}

}  // namespace sockspec::benchmarks
