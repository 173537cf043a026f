#pragma once
// What every contender can do over a stream. A call of these is a slice of many operations, so that
// choosing the contender costs nothing for each of them.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sockspec::benchmarks {

/// What one operation moves.
struct transfer {
  std::span<const std::byte> data;
  std::span<std::byte> buffer;  // as large as the data
};

/// Which thread receives: the one that sends, if the connection holds what is sent; else another.
enum class receiver : std::uint8_t { same_thread, other_thread };

class stream_work {
 public:
  stream_work() = default;
  stream_work(const stream_work&) = delete;
  stream_work& operator=(const stream_work&) = delete;
  virtual ~stream_work() = default;

  /// So many times: sends the data with sendall on one end, receives it on the other.
  virtual void sendall_and_recv(const transfer&, std::size_t times) = 0;
  /// The same with send, which may take a part; receives what was taken.
  virtual void send_and_recv(const transfer&, std::size_t times) = 0;

  /// Who receives.
  virtual std::string_view shape() const noexcept = 0;
  /// How long a slice must be for its time to mean something.
  virtual std::chrono::nanoseconds shortest_slice() const noexcept = 0;
};

using stream_operation = void (stream_work::*)(const transfer&, std::size_t times);

}  // namespace sockspec::benchmarks
