#include "benchmarks/path/far_end.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <random>
#include <stdexcept>
#include <vector>

namespace sockspec::benchmarks {
namespace {

constexpr std::size_t block = 256 << 10;  // bytes
constexpr std::size_t most_connections = 64;
constexpr std::chrono::seconds patience(60);  // with a silent near end

identity random_identity() {
  identity made;
  std::random_device source;
  for (std::byte& each : made) each = static_cast<std::byte>(source());
  return made;
}

std::uint64_t bytes_announced(const request_head& head) noexcept {
  std::uint64_t number = 0;
  for (const std::byte each : std::span(head).subspan<1>()) {
    number = number << 8U | std::to_integer<std::uint64_t>(each);
  }
  return number;
}

/// Calls with each piece of what was announced.
template <typename Piece>
void for_each_piece(socket& from, std::uint64_t bytes, std::span<std::byte> buffer,
                    const Piece& piece) {
  while (bytes != 0) {
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, buffer.size()));
    const std::size_t count = from.recv(buffer.first(most));
    if (count == 0) throw std::runtime_error("the connection ended within a request");
    piece(buffer.first(count));
    bytes -= count;
  }
}

/// A near end that goes, or whose path breaks, says so itself.
void leave_it_to_the_near_end(const std::exception_ptr&, const address&) {}

}  // namespace

request_head head_of(std::byte what, std::uint64_t bytes) noexcept {
  request_head head{what};
  for (std::size_t at = head.size(); --at != 0; bytes >>= 8U) {
    head.at(at) = static_cast<std::byte>(bytes & 0xff);
  }
  return head;
}

bool recv_whole(socket& from, std::span<std::byte> buffer) {
  for (std::size_t got = 0; got != buffer.size();) {
    const std::size_t count = from.recv(buffer.subspan(got));
    if (count == 0 && got == 0) return false;
    if (count == 0) throw std::runtime_error("the connection ended within a message");
    got += count;
  }
  return true;
}

far_end::far_end(const address& at)
    : who_(random_identity()),
      server_(at,
              {.handle = [this](socket& near, const address&) { serve(near); },
               .failures = {.handle_error = leave_it_to_the_near_end, .get_request_failed = {}}},
              {.threads = most_connections, .connection_timeout = patience}),
      serving_([this] { server_.serve_forever(); }) {}

far_end::~far_end() {
  server_.shutdown();
  serving_.join();
}

void far_end::serve(socket& connection) const {
  connection.setsockopt(tcp::nodelay, true);
  std::vector<std::byte> buffer(block);
  request_head head{};
  while (recv_whole(connection, head)) {
    const auto bytes = bytes_announced(head);
    if (head[0] == who_are_you) {
      connection.sendall(who_);
    } else if (head[0] == echo_this) {
      for_each_piece(connection, bytes, buffer, [&](auto piece) { connection.sendall(piece); });
    } else if (head[0] == take_this) {
      bool is_whole = true;
      for_each_piece(connection, bytes, buffer, [&](auto piece) {
        is_whole = is_whole && std::ranges::all_of(piece, [](auto it) { return it == each_byte; });
      });
      connection.sendall(std::array{is_whole ? as_it_was_sent : altered_on_the_way});
    } else {
      throw std::runtime_error("a request of another protocol");
    }
  }
}

}  // namespace sockspec::benchmarks
