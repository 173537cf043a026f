#include <sys/time.h>

#include <array>
#include <chrono>

#include "benchmarks/contenders/portability_ends.hpp"
#include "benchmarks/questions/own_answers.hpp"
#include "benchmarks/questions/raw_waiting_end.hpp"
#include "benchmarks/questions/sizes.hpp"
#include "benchmarks/shapes/stream_shapes.hpp"

namespace sockspec::benchmarks {
namespace {

/// With a timeout that never runs out.
class portability_timeout_end : public portability_end {
 public:
  explicit portability_timeout_end(socket end) : portability_end(with_timeout(std::move(end))) {}

 private:
  static socket with_timeout(socket made) {
    made.settimeout(raw_waiting_end::time);
    return made;
  }
};

/// The other way to have one: the system's own, on a socket that blocks. It knows no deadline over
/// several calls.
class raw_so_timeo_end : public raw_end {
 public:
  explicit raw_so_timeo_end(socket end) : raw_end(std::move(end)) {
    const timeval time{.tv_sec = raw_waiting_end::time.count(), .tv_usec = 0};
    for (const int option : {SO_RCVTIMEO, SO_SNDTIMEO}) {
      checked(::setsockopt(handle(), SOL_SOCKET, option, &time, sizeof time), "setsockopt");
    }
  }
};

template <stream_end End>
work_maker over(family which, stream_operation operation) {
  return [=](const transfer& what) {
    return make_stream_work<End>({operation, connect_pair(which), what});
  };
}

std::vector<answer> answers(family which, stream_operation operation) {
  return own_answers(over<raw_waiting_end>(which, operation),
                     over<portability_timeout_end>(which, operation),
                     {{"raw_so_timeo", over<raw_so_timeo_end>(which, operation)}});
}

}  // namespace

question timeout_ready() {
  constexpr std::array<std::size_t, 2> sizes{64, 16 << 10};
  return {
      .name = "timeout_ready",
      .asks = "What do sendall and recv cost with a timeout, where neither has to wait?",
      .places = cross(two_stream_families, sizes),
      .answers =
          [](const place& at) { return answers(at.over, stream_operation::sendall_and_recv); },
  };
}

question timeout_would_block() {
  return {
      .name = "timeout_would_block",
      .asks = "What does a round trip cost with a timeout, where each recv has to wait?",
      .places = cross(two_stream_families, small_message),
      .answers = [](const place& at) { return answers(at.over, stream_operation::ping_pong); },
  };
}

}  // namespace sockspec::benchmarks
