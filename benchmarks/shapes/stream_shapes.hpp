#pragma once
// The loops that contenders run over a stream, once for each of them: their calls are inlined.
//
// An End is one end of a connection, made from its socket:
//   std::size_t send(std::span<const std::byte>)   some of it, as the call of that name
//   void sendall(std::span<const std::byte>)
//   std::size_t recv(std::span<std::byte>)         0: the other end was closed
// Each throws on failure.

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <thread>
#include <utility>

#include "benchmarks/shapes/connection.hpp"
#include "benchmarks/shapes/stream_work.hpp"

namespace sockspec::benchmarks {

/// Receives so many bytes, over and over into the same buffer. Inlined for all: else the compiler
/// decides it for each contender, which is a difference of some 20 instructions.
template <typename End>
[[gnu::always_inline]] inline void recv_exactly(End& from, std::span<std::byte> buffer,
                                                std::size_t wanted) {
  while (wanted != 0) {
    const std::size_t most = wanted < buffer.size() ? wanted : buffer.size();
    const std::size_t count = from.recv(buffer.first(most));
    if (count == 0) throw std::runtime_error("the connection was closed");
    wanted -= count;
  }
}

/// Send, then receive, in one thread: no scheduler in the loop. The connection must hold what is
/// sent.
template <typename End>
class one_thread final : public stream_work {
 public:
  explicit one_thread(connection made)
      : sender_(std::move(made.one)), receiver_(std::move(made.other)) {}

  void sendall_and_recv(const transfer& what, std::size_t times) override {
    for (; times != 0; --times) {
      sender_.sendall(what.data);
      recv_exactly(receiver_, what.buffer, what.data.size());
    }
  }

  void send_and_recv(const transfer& what, std::size_t times) override {
    for (; times != 0; --times) {
      recv_exactly(receiver_, what.buffer, sender_.send(what.data));
    }
  }

  std::string_view shape() const noexcept override { return "one thread"; }
  std::chrono::nanoseconds shortest_slice() const noexcept override {
    return std::chrono::milliseconds(1);
  }

 private:
  End sender_;
  End receiver_;
};

/// One thread sends and another receives, for what the connection cannot hold. Both are where main
/// was pinned. Slices are long, so that starting a thread for each does not count.
template <typename End>
class two_threads final : public stream_work {
 public:
  explicit two_threads(connection made)
      : sender_(std::move(made.one)), receiver_(std::move(made.other)) {}

  void sendall_and_recv(const transfer& what, std::size_t times) override {
    beside_receiving(what, times, [&] { sender_.sendall(what.data); });
  }

  void send_and_recv(const transfer& what, std::size_t times) override {
    beside_receiving(what, times, [&] { send_whole(what.data); });
  }

  std::string_view shape() const noexcept override { return "two threads"; }
  std::chrono::nanoseconds shortest_slice() const noexcept override {
    return std::chrono::milliseconds(40);
  }

 private:
  /// The receiver must know how much comes: what send leaves, it is asked to send again.
  void send_whole(std::span<const std::byte> data) {
    while (!data.empty()) data = data.subspan(sender_.send(data));
  }

  /// A failure of either thread ends the program: the other would wait for ever.
  template <typename Send>
  void beside_receiving(const transfer& what, std::size_t times, const Send& send) noexcept {
    std::thread receiving([&] { recv_exactly(receiver_, what.buffer, what.data.size() * times); });
    for (; times != 0; --times) send();
    receiving.join();
  }

  End sender_;
  End receiver_;
};

template <typename End>
std::unique_ptr<stream_work> make_stream_work(connection made, receiver who) {
  if (who == receiver::same_thread) return std::make_unique<one_thread<End>>(std::move(made));
  return std::make_unique<two_threads<End>>(std::move(made));
}

}  // namespace sockspec::benchmarks
