#pragma once
// An operation that can be repeated: what is measured. One run is a slice of many operations, so
// that choosing the contender costs nothing for each of them.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

namespace sockspec::benchmarks {

/// The memory of an operation. Contenders that are compared share it: where it happens to lie is no
/// difference between them.
struct transfer {
  std::span<const std::byte> data;  // what one operation sends
  std::span<std::byte> buffer;      // what is received at once at most
};

/// What a slice's time is: that of the processors in this process and in the system for it, which
/// others on the machine do not change; or, where processors work at once, that of the clock.
enum class measured_time : std::uint8_t { processor, elapsed };

class work {
 public:
  work() = default;
  work(const work&) = delete;
  work& operator=(const work&) = delete;
  virtual ~work() = default;

  /// Does the operation so many times.
  virtual void run(std::size_t times) = 0;

  /// Who does it, for the record: "one thread".
  virtual std::string_view shape() const noexcept { return "one thread"; }
  /// How long a slice must be for its time to mean something.
  virtual std::chrono::nanoseconds shortest_slice() const noexcept {
    return std::chrono::milliseconds(1);
  }
  virtual measured_time measures() const noexcept { return measured_time::processor; }
};

/// A work whose operation is a callable that does it once. The loop is here, once for all: what it
/// costs is the same for each contender.
template <typename Operation>
class repeated final : public work {
 public:
  repeated(Operation operation, std::chrono::nanoseconds slice)
      : operation_(std::move(operation)), slice_(slice) {}

  void run(std::size_t times) override {
    for (; times != 0; --times) operation_();
  }
  std::chrono::nanoseconds shortest_slice() const noexcept override { return slice_; }

 private:
  Operation operation_;
  std::chrono::nanoseconds slice_;
};

/// Repeats an operation that a callable does once, in one thread.
template <typename Operation>
std::unique_ptr<work> repeat(Operation operation,
                             std::chrono::nanoseconds slice = std::chrono::milliseconds(1)) {
  return std::make_unique<repeated<Operation>>(std::move(operation), slice);
}

}  // namespace sockspec::benchmarks
