#pragma once
// The loops that contenders run with datagrams, once for each of them: their calls are inlined. One
// thread sends and receives: a datagram that the receiver's buffer holds is not lost on loopback.

#include <concepts>
#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>

#include "benchmarks/shapes/datagram_task.hpp"

namespace sockspec::benchmarks {

/// A bound datagram socket as a contender has it, made from the blocking socket, which it owns.
///   address_type                                          an address as the contender has it
///   static address_type address_of(const address&)
///   void sendto(std::span<const std::byte>, const address_type&)      one datagram
///   std::size_t recvfrom(std::span<std::byte>, address_type& from)    one datagram
/// Each throws on failure.
template <typename End>
concept datagram_end = std::constructible_from<End, socket> &&
    std::default_initializable<typename End::address_type> &&
    requires(End& end, std::span<const std::byte> data, std::span<std::byte> buffer,
             const address& place, typename End::address_type& from) {
  { End::address_of(place) } -> std::same_as<typename End::address_type>;
  { end.sendto(data, std::as_const(from)) } -> std::same_as<void>;
  { end.recvfrom(buffer, from) } -> std::same_as<std::size_t>;
};

/// A connected datagram or seqpacket socket as a contender has it, made from the blocking socket,
/// which it owns.
///   void send(std::span<const std::byte>)             one datagram
///   std::size_t recv(std::span<std::byte>)            one datagram
/// Each throws on failure. A class may be both.
template <typename End>
concept connected_datagram_end = std::constructible_from<End, socket> &&
    requires(End& end, std::span<const std::byte> data, std::span<std::byte> buffer) {
  end.send(data);
  { end.recv(buffer) } -> std::same_as<std::size_t>;
};

inline void check_whole(std::size_t count, const transfer& what) {
  if (count != what.data.size()) throw std::runtime_error("another datagram was received");
}

template <datagram_end End>
class sendto_and_recvfrom final : public work {
 public:
  explicit sendto_and_recvfrom(datagram_task task)
      : to_(End::address_of(task.made.other.getsockname())),
        here_(std::move(task.made.one)),
        there_(std::move(task.made.other)),
        what_(task.what) {}

  void run(std::size_t times) override {
    for (; times != 0; --times) {
      here_.sendto(what_.data, to_);
      check_whole(there_.recvfrom(what_.buffer, from_), what_);
    }
  }

 private:
  typename End::address_type to_;
  typename End::address_type from_;
  End here_;
  End there_;
  const transfer what_;
};

template <connected_datagram_end End>
class send_and_recv_datagrams final : public work {
 public:
  explicit send_and_recv_datagrams(datagram_task task)
      : here_(std::move(task.made.one)), there_(std::move(task.made.other)), what_(task.what) {}

  void run(std::size_t times) override {
    for (; times != 0; --times) {
      here_.send(what_.data);
      check_whole(there_.recv(what_.buffer), what_);
    }
  }

 private:
  End here_;
  End there_;
  const transfer what_;
};

template <datagram_end End>
std::unique_ptr<work> make_datagram_work(datagram_task task) {
  return std::make_unique<sendto_and_recvfrom<End>>(std::move(task));
}

template <connected_datagram_end End>
std::unique_ptr<work> make_connected_datagram_work(datagram_task task) {
  return std::make_unique<send_and_recv_datagrams<End>>(std::move(task));
}

}  // namespace sockspec::benchmarks
