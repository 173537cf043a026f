#pragma once
// The loops that contenders run over a stream, once for each of them: their calls are inlined.

#include <chrono>
#include <concepts>
#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "benchmarks/shapes/stream_task.hpp"
#include "benchmarks/shapes/work.hpp"

namespace sockspec::benchmarks {

/// One end of a connection as a contender has it, made from its blocking socket, which it owns.
///   std::size_t send(std::span<const std::byte>)   some of it, as the call of that name
///   void sendall(std::span<const std::byte>)
///   std::size_t recv(std::span<std::byte>)         some; 0: the other end was closed
/// Each throws on failure. Two ends of one connection may be used in one thread by turns, or each
/// in a thread of its own, which need not be the one that made it.
template <typename End>
concept stream_end = std::constructible_from<End, socket> &&
    requires(End& end, std::span<const std::byte> data, std::span<std::byte> buffer) {
  { end.send(data) } -> std::same_as<std::size_t>;
  { end.sendall(data) } -> std::same_as<void>;
  { end.recv(buffer) } -> std::same_as<std::size_t>;
};

/// Receives so many bytes, over and over into the same buffer. Inlined for all: else the compiler
/// decides it for each contender, which is a difference of some 20 instructions.
template <stream_end End>
[[gnu::always_inline]] inline void recv_exactly(End& from, std::span<std::byte> buffer,
                                                std::size_t wanted) {
  while (wanted != 0) {
    const std::size_t most = wanted < buffer.size() ? wanted : buffer.size();
    const std::size_t count = from.recv(buffer.first(most));
    if (count == 0) throw std::runtime_error("the connection was closed");
    wanted -= count;
  }
}

/// Both ends of a connection and what is moved over it.
template <stream_end End>
class stream_work : public work {
 public:
  explicit stream_work(stream_task task)
      : here_(std::move(task.made.one)), there_(std::move(task.made.other)), what_(task.what) {}

 protected:
  End here_;
  End there_;
  const transfer what_;
};

/// In one thread: no scheduler in the loop. The connection must hold what is sent.
template <stream_end End>
class sendall_and_recv final : public stream_work<End> {
 public:
  using stream_work<End>::stream_work;

  void run(std::size_t times) override {
    for (; times != 0; --times) {
      this->here_.sendall(this->what_.data);
      recv_exactly(this->there_, this->what_.buffer, this->what_.data.size());
    }
  }
};

template <stream_end End>
class send_and_recv final : public stream_work<End> {
 public:
  using stream_work<End>::stream_work;

  void run(std::size_t times) override {
    for (; times != 0; --times) {
      recv_exactly(this->there_, this->what_.buffer, this->here_.send(this->what_.data));
    }
  }
};

/// One thread at each end. Both are where main was pinned. Slices are long, so that starting a
/// thread for each does not count.
template <stream_end End>
class two_threads : public stream_work<End> {
 public:
  using stream_work<End>::stream_work;

  std::string_view shape() const noexcept override { return "two threads"; }
  std::chrono::nanoseconds shortest_slice() const noexcept override {
    return std::chrono::milliseconds(40);
  }

 protected:
  /// A failure of either thread ends the program: the other would wait for ever.
  template <typename Here, typename There>
  // NOLINTNEXTLINE(bugprone-exception-escape): that is what ends it
  static void at_once(const Here& here, const There& there) noexcept {
    std::thread beside(there);
    here();
    beside.join();
  }
};

template <stream_end End>
class sendall_beside_recv final : public two_threads<End> {
 public:
  using two_threads<End>::two_threads;

  void run(std::size_t times) override {
    const auto send = [this, times] {
      for (std::size_t left = times; left != 0; --left) this->here_.sendall(this->what_.data);
    };
    this->at_once(send, [this, times] {
      recv_exactly(this->there_, this->what_.buffer, this->what_.data.size() * times);
    });
  }
};

template <stream_end End>
class send_beside_recv final : public two_threads<End> {
 public:
  using two_threads<End>::two_threads;

  void run(std::size_t times) override {
    const auto send = [this, times] {
      for (std::size_t left = times; left != 0; --left) send_whole();
    };
    this->at_once(send, [this, times] {
      recv_exactly(this->there_, this->what_.buffer, this->what_.data.size() * times);
    });
  }

 private:
  /// The receiver must know how much comes: what send leaves, it is asked to send again.
  void send_whole() {
    auto data = this->what_.data;
    while (!data.empty()) data = data.subspan(this->here_.send(data));
  }
};

template <stream_end End>
class ping_pong final : public two_threads<End> {
 public:
  explicit ping_pong(stream_task task)
      : two_threads<End>(std::move(task)), returned_(this->what_.data.size()) {}

  void run(std::size_t times) override {
    const auto play = [this, times] {
      for (std::size_t left = times; left != 0; --left) {
        this->here_.sendall(this->what_.data);
        recv_exactly(this->here_, this->what_.buffer, this->what_.data.size());
      }
    };
    this->at_once(play, [this, times] {
      for (std::size_t left = times; left != 0; --left) {
        recv_exactly(this->there_, std::span(returned_), returned_.size());
        this->there_.sendall(returned_);
      }
    });
  }

 private:
  std::vector<std::byte> returned_;
};

template <stream_end End>
std::unique_ptr<work> make_stream_work(stream_task task) {
  switch (task.operation) {
    case stream_operation::sendall_and_recv:
      return std::make_unique<sendall_and_recv<End>>(std::move(task));
    case stream_operation::send_and_recv:
      return std::make_unique<send_and_recv<End>>(std::move(task));
    case stream_operation::sendall_beside_recv:
      return std::make_unique<sendall_beside_recv<End>>(std::move(task));
    case stream_operation::send_beside_recv:
      return std::make_unique<send_beside_recv<End>>(std::move(task));
    case stream_operation::ping_pong:
      return std::make_unique<ping_pong<End>>(std::move(task));
  }
  throw std::invalid_argument("no such operation over a stream");
}

}  // namespace sockspec::benchmarks
