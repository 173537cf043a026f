#pragma once
// The portability layer as programs use it, in the form that throws.

#include <cstddef>
#include <span>
#include <utility>

#include "sockspec/socket.hpp"

namespace sockspec::benchmarks {

/// A connected socket.
class portability_end {
 public:
  explicit portability_end(socket end) noexcept : end_(std::move(end)) {}

  std::size_t send(std::span<const std::byte> data) { return end_.send(data); }
  void sendall(std::span<const std::byte> data) { end_.sendall(data); }
  std::size_t recv(std::span<std::byte> buffer) { return end_.recv(buffer); }

 protected:
  socket& end() noexcept { return end_; }

 private:
  socket end_;
};

/// A datagram socket.
class portability_datagram_end {
 public:
  using address_type = address;
  static address_type address_of(const address& of) noexcept { return of; }

  explicit portability_datagram_end(socket end) noexcept : end_(std::move(end)) {}

  void sendto(std::span<const std::byte> data, const address& to) { end_.sendto(data, to); }
  std::size_t recvfrom(std::span<std::byte> buffer, address& from) {
    return end_.recvfrom(buffer, from);
  }

 private:
  socket end_;
};

}  // namespace sockspec::benchmarks
