#include "benchmarks/questions/contender_answers.hpp"
#include "benchmarks/questions/free_answers.hpp"
#include "benchmarks/questions/sizes.hpp"

namespace sockspec::benchmarks {
namespace {

std::vector<answer> answers(const place& at) {
  return stream_answers(at.over, stream_operation::ping_pong);
}

}  // namespace

question ping_pong_pinned() {
  return {
      .name = "ping_pong_pinned",
      .asks = "What does a round trip to another thread on the same processor cost?",
      .places = cross(stream_families, small_message),
      .answers = answers,
  };
}

question ping_pong_free() {
  return {
      .name = "ping_pong_free",
      .asks = "For information: what does a round trip cost where the system places the threads?",
      .places = cross(two_stream_families, small_message),
      .answers = [](const place& at) { return let_free(answers(at)); },
  };
}

}  // namespace sockspec::benchmarks
