#pragma once
// Sockets as tests need them.

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "sockspec/bytes.hpp"
#include "sockspec/socket.hpp"
#include "sockspec/socketpair.hpp"

namespace sockspec::testing {

using namespace std::chrono_literals;

/// A port of 127.0.0.1 that the system chooses.
inline address any_port() {
  return address::inet("127.0.0.1", 0);
}

inline socket tcp() {
  return socket(address_family::inet, socket_type::stream);
}
inline socket udp() {
  return socket(address_family::inet, socket_type::datagram);
}

inline socket bound(socket made, const address& local) {
  made.bind(local);
  return made;
}

inline socket listening(const address& local = any_port(), int backlog = 16) {
  socket listener(local.family(), socket_type::stream);
  listener.bind(local);
  listener.listen(backlog);
  return listener;
}

/// The two ends of a TCP connection.
inline std::pair<socket, socket> tcp_pair() {
  socket listener = listening();
  socket client = tcp();
  client.connect(listener.getsockname());
  return {std::move(client), listener.accept()};
}

/// An address where nobody listens: held by a socket that does not.
struct closed_port {
  socket holder = bound(tcp(), any_port());
  address where = holder.getsockname();
};

/// A name in a folder of its own, which goes with this object.
class unix_name {
 public:
  unix_name() {
    std::string pattern = ::testing::TempDir() + "sockspec-XXXXXX";
    if (::mkdtemp(pattern.data()) != nullptr) folder_ = pattern;
    EXPECT_FALSE(folder_.empty());
  }
  ~unix_name() {
    std::error_code lost;
    std::filesystem::remove_all(folder_, lost);
  }
  unix_name(const unix_name&) = delete;
  unix_name& operator=(const unix_name&) = delete;

  address where() const { return address::unix_path(folder_ + "/s"); }

 private:
  std::string folder_;
};

/// A listener whose queue has no room left: what connects has to wait.
struct full_listener {
  explicit full_listener(const address& local) : listener(listening(local, 0)) {
    const address where = listener.getsockname();
    std::error_code ec;
    while (waiting.size() < 32 && !ec) {
      waiting.emplace_back(where.family(), socket_type::stream);
      waiting.back().settimeout(100ms);
      waiting.back().connect(where, ec);
    }
    EXPECT_EQ(ec, errc::timed_out);
  }

  socket listener;
  std::vector<socket> waiting;
};

/// Sends without waiting until there is no room; returns how many bytes went. For a UNIX pair: TCP
/// moves data on in the background and finds room again.
inline std::size_t fill(socket& out) {
  const std::vector<std::byte> chunk(65536);
  const timeout before = out.gettimeout();
  out.setblocking(false);
  std::size_t sent = 0;
  std::error_code ec;
  while (!ec) sent += out.send(chunk, ec);
  EXPECT_EQ(ec, errc::operation_would_block);
  out.settimeout(before);
  return sent;
}

/// Receives until the end; returns how many bytes came.
inline std::size_t drain(socket& in) {
  std::vector<std::byte> chunk(65536);
  std::size_t received = 0;
  while (const std::size_t count = in.recv(chunk)) received += count;
  return received;
}

inline std::string recv_text(socket& in, std::size_t size = 100) {
  std::vector<std::byte> buffer(size);
  buffer.resize(in.recv(buffer));
  return std::string(text(buffer));
}

}  // namespace sockspec::testing
