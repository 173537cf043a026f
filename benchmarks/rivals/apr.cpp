#include <apr_general.h>
#include <apr_network_io.h>
#include <apr_pools.h>
#include <apr_portable.h>
#include <apr_version.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>

#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/datagram_shapes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

void check(apr_status_t status, const char* call) {
  if (status == APR_SUCCESS) return;
  std::array<char, 120> why{};
  apr_strerror(status, why.data(), why.size());
  throw std::runtime_error(std::string(call) + ": " + why.data());
}

/// Initialised once, and for the whole program: its end may come after static objects use it.
void initialize_apr() {
  static const apr_status_t status = apr_initialize();
  check(status, "apr_initialize");
}

struct destroy_pool {
  void operator()(apr_pool_t* pool) const { apr_pool_destroy(pool); }
};
using pool = std::unique_ptr<apr_pool_t, destroy_pool>;

pool make_pool() {
  initialize_apr();
  apr_pool_t* made = nullptr;
  check(apr_pool_create(&made, nullptr), "apr_pool_create");
  return pool(made);
}

class apr_end {
 public:
  explicit apr_end(socket end) {
    apr_os_sock_t handle = end.fileno();
    check(apr_os_sock_put(&socket_, &handle, pool_.get()), "apr_os_sock_put");
    std::ignore = end.detach();
  }
  apr_end(const apr_end&) = delete;
  apr_end& operator=(const apr_end&) = delete;
  ~apr_end() { apr_socket_close(socket_); }

 protected:
  apr_socket_t* get() const noexcept { return socket_; }

 private:
  pool pool_ = make_pool();
  apr_socket_t* socket_ = nullptr;
};

/// apr_socket_send and apr_socket_recv on a blocking socket: those are write(2) and read(2). There
/// is no call that sends all; a program loops.
/// Source: https://apr.apache.org/docs/apr/1.7/group__apr__network__io.html
class apr_stream_end : public apr_end {
 public:
  using apr_end::apr_end;

  std::size_t send(std::span<const std::byte> data) const {
    apr_size_t count = data.size();
    check(apr_socket_send(get(), reinterpret_cast<const char*>(data.data()), &count),
          "apr_socket_send");
    return count;
  }
  void sendall(std::span<const std::byte> data) const {
    while (!data.empty()) data = data.subspan(send(data));
  }
  std::size_t recv(std::span<std::byte> buffer) const {
    apr_size_t count = buffer.size();
    const auto status = apr_socket_recv(get(), reinterpret_cast<char*>(buffer.data()), &count);
    if (status != APR_EOF) check(status, "apr_socket_recv");
    return count;
  }
};

/// apr_socket_sendto and apr_socket_recvfrom.
class apr_datagram_end : public apr_end {
 public:
  using address_type = apr_sockaddr_t;
  using apr_end::apr_end;

  static address_type address_of(const address& place) {
    const pool briefly = make_pool();
    apr_sockaddr_t* made = nullptr;
    check(apr_sockaddr_info_get(&made, place.host().c_str(), APR_INET,
                                static_cast<apr_port_t>(place.port()), 0, briefly.get()),
          "apr_sockaddr_info_get");
    return *made;
  }

  void sendto(std::span<const std::byte> data, address_type to) const {
    apr_size_t count = data.size();
    check(apr_socket_sendto(get(), &to, 0, reinterpret_cast<const char*>(data.data()), &count),
          "apr_socket_sendto");
  }
  std::size_t recvfrom(std::span<std::byte> buffer, address_type& from) const {
    apr_size_t count = buffer.size();
    check(apr_socket_recvfrom(&from, get(), 0, reinterpret_cast<char*>(buffer.data()), &count),
          "apr_socket_recvfrom");
    return count;
  }
};

constexpr contender apr{
    .name = "apr",
    .streams = [](family over) -> stream_factory {
      return is_stream(over) ? make_stream_work<apr_stream_end> : nullptr;
    },
    .datagrams = [](family over) -> datagram_factory {
      return over == family::udp4 ? make_datagram_work<apr_datagram_end> : nullptr;
    },
};

}  // namespace

rival apr_rival() {
  return {&apr, apr_version_string()};
}

}  // namespace sockspec::benchmarks
