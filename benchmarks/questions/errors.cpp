// Calls that fail, in the form that returns the error: raw calls have no other. The form that
// throws stands beside it, for information.

#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/questions/raw_waiting_end.hpp"
#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

using block = std::array<std::byte, 64>;

constexpr std::chrono::milliseconds short_time{1};

void check_failure(bool as_wanted) {
  if (!as_wanted) throw std::runtime_error("the call has not failed as it should");
}

/// Repeats a raw call that fails. Does it once to see that it fails in that way.
template <typename Call>
std::unique_ptr<work> raw_failing(int error, Call call,
                                  std::chrono::nanoseconds slice = std::chrono::milliseconds(1)) {
  check_failure(call() < 0 && errno == error);
  return repeat([call = std::move(call)]() mutable { check_failure(call() < 0); }, slice);
}

template <typename Call>
std::unique_ptr<work> layer_failing(errc error, Call call,
                                    std::chrono::nanoseconds slice = std::chrono::milliseconds(1)) {
  std::error_code ec;
  call(ec);
  check_failure(ec == error);
  return repeat(
      [call = std::move(call)]() mutable {
        std::error_code failure;
        call(failure);
        check_failure(static_cast<bool>(failure));
      },
      slice);
}

template <typename Call>
std::unique_ptr<work> throwing(Call call) {
  return repeat([call = std::move(call)]() mutable {
    try {
      call();
    } catch (const std::system_error&) {
      return;
    }
    check_failure(false);
  });
}

connection with_ended_sending() {
  connection made = connect_pair(family::unix_stream);
  made.one.shutdown(shutdown_how::write);
  return made;
}

connection that_waits(timeout time) {
  connection made = connect_pair(family::unix_stream);
  made.one.settimeout(time);
  return made;
}

/// One poll and one recv more, as a program without the layer has it.
ssize_t recv_within(native_handle from, std::span<std::byte> buffer) {
  const ssize_t count = ::recv(from, buffer.data(), buffer.size(), 0);
  if (count >= 0 || errno != EAGAIN) return count;
  pollfd item{from, POLLIN, 0};
  const int ready = ::poll(&item, 1, static_cast<int>(short_time.count()));
  if (ready > 0) return ::recv(from, buffer.data(), buffer.size(), 0);
  if (ready == 0) errno = ETIMEDOUT;
  return -1;
}

std::vector<answer> bad_handle(const place&) {
  return own_answers(
      [](const transfer&) {
        return raw_failing(
            EBADF, [data = block{}] { return ::send(-1, data.data(), data.size(), no_signal); });
      },
      [](const transfer&) {
        return layer_failing(errc::bad_file_descriptor,
                             [closed = socket(), data = block{}](std::error_code& ec) mutable {
                               closed.send(data, ec);
                             });
      });
}

std::vector<answer> broken_pipe(const place&) {
  return own_answers(
      [](const transfer&) {
        return raw_failing(EPIPE, [made = with_ended_sending(), data = block{}] {
          return ::send(made.one.fileno(), data.data(), data.size(), no_signal);
        });
      },
      [](const transfer&) {
        return layer_failing(errc::broken_pipe,
                             [made = with_ended_sending(), data = block{}](
                                 std::error_code& ec) mutable { made.one.send(data, ec); });
      });
}

std::vector<answer> would_block(const place&) {
  const auto zero = std::chrono::nanoseconds::zero();
  return own_answers(
      [=](const transfer&) {
        return raw_failing(EAGAIN, [made = that_waits(zero), data = block{}]() mutable {
          return ::recv(made.one.fileno(), data.data(), data.size(), 0);
        });
      },
      [=](const transfer&) {
        return layer_failing(errc::operation_would_block,
                             [made = that_waits(zero), data = block{}](
                                 std::error_code& ec) mutable { made.one.recv(data, ec); });
      },
      {{"portability_throws", [=](const transfer&) {
          return throwing([made = that_waits(zero), data = block{}]() mutable {
            static_cast<void>(made.one.recv(data));
          });
        }}});
}

std::vector<answer> timed_out(const place&) {
  // Of processor time: each operation takes a millisecond of the clock.
  constexpr std::chrono::microseconds slice{100};
  return own_answers(
      [=](const transfer&) {
        return raw_failing(
            ETIMEDOUT,
            [made = that_waits(short_time), data = block{}]() mutable {
              return recv_within(made.one.fileno(), data);
            },
            slice);
      },
      [=](const transfer&) {
        return layer_failing(
            errc::timed_out,
            [made = that_waits(short_time), data = block{}](std::error_code& ec) mutable {
              made.one.recv(data, ec);
            },
            slice);
      });
}

question asked(std::string name, std::string asks, std::vector<answer> (*answers)(const place&)) {
  return {std::move(name), std::move(asks), {{family::unix_stream}}, answers};
}

}  // namespace

question error_bad_handle() {
  return asked("error_bad_handle", "What does send on a closed socket cost?", bad_handle);
}

question error_broken_pipe() {
  return asked("error_broken_pipe", "What does send cost where no more may be sent?", broken_pipe);
}

question error_would_block() {
  return asked("error_would_block", "What does recv cost that may not wait and has nothing?",
               would_block);
}

question error_timed_out() {
  return asked("error_timed_out", "What does recv cost that waits in vain?", timed_out);
}

}  // namespace sockspec::benchmarks
