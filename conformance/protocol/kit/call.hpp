#pragma once
// One call that an operation is asked to make, and the clock that times it.

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "protocol/kit/outcome.hpp"
#include "protocol/value.hpp"

namespace sockspec::driver {

/// Nanoseconds since the driver's start.
class driver_clock {
 public:
  driver_clock() = default;
  /// The clock of another process, by its origin.
  explicit driver_clock(std::int64_t origin)
      : start_(std::chrono::steady_clock::duration(origin)) {}
  std::int64_t origin() const { return start_.time_since_epoch().count(); }

  std::int64_t now() const {
    const auto since = std::chrono::steady_clock::now() - start_;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

class lane;

class call {
 public:
  /// `content` is the object of the protocol: op, on, as, args. Errors: broken_request.
  call(const value& content, const std::vector<std::string>& attachments, const lane* on_lane,
       const driver_clock& clock);

  const std::string& op() const { return op_; }
  const value& args() const { return args_; }
  const value& operator[](std::string_view argument) const { return args_[argument]; }
  const std::vector<std::string>& attachments() const { return attachments_; }
  /// Whether the runner wants it ended: what resumes after signals looks here.
  bool is_cancelled() const;

  /// `on` as it was sent: a handle, {"number":N} or null.
  const value& on() const { return on_; }
  /// `on` as a handle. Errors: broken_request, if it is none.
  int handle() const;
  /// The new handle that the call makes; a second one for pairs. Errors: broken_request, if `as`
  /// has none.
  int makes(std::size_t index = 0) const;
  bool makes_any() const { return !as_.empty(); }

  /// Does what is judged, with the clock read directly before and after. May be called several
  /// times; the whole span counts.
  template <class Function>
  auto timed(Function&& function) {
    const stopwatch around(*this);
    return function();
  }
  std::int64_t began() const { return began_; }
  std::int64_t ended() const { return ended_; }

 private:
  class stopwatch {
   public:
    explicit stopwatch(call& timed) : timed_(timed) {
      if (timed.began_ == 0) timed.began_ = timed.clock_.now();
    }
    ~stopwatch() { timed_.ended_ = timed_.clock_.now(); }
    stopwatch(const stopwatch&) = delete;
    stopwatch& operator=(const stopwatch&) = delete;

   private:
    call& timed_;
  };

  std::string op_;
  value on_;
  std::vector<int> as_;
  value args_;
  const std::vector<std::string>& attachments_;
  const lane* lane_;
  const driver_clock& clock_;
  std::int64_t began_ = 0;
  std::int64_t ended_ = 0;
};

/// How an operation is done: by one call of the implementation that is judged, by several, or by
/// the driver's own code.
enum class done { direct, composed, emulated };

/// From a call to its outcome. May throw broken_request and protocol::value_error (broken),
/// std::system_error (error).
using operation = std::function<outcome(call&)>;

}  // namespace sockspec::driver
