#include "benchmarks/questions/contender_answers.hpp"
#include "benchmarks/questions/free_answers.hpp"
#include "benchmarks/questions/sizes.hpp"

namespace sockspec::benchmarks {
namespace {

std::vector<answer> answers(const place& at) {
  return stream_answers(at.over, stream_operation::sendall_beside_recv);
}

}  // namespace

question throughput_pinned() {
  return {
      .name = "throughput_pinned",
      .asks = "What does it cost to send to another thread on the same processor?",
      .places = cross(two_stream_families, throughput_sizes),
      .answers = answers,
  };
}

question throughput_free() {
  constexpr std::array<std::size_t, 2> sizes{64 << 10, 1 << 20};
  return {
      .name = "throughput_free",
      .asks = "For information: what does it cost where the system places the threads?",
      .places = cross(two_stream_families, sizes),
      .answers = [](const place& at) { return let_free(answers(at)); },
  };
}

}  // namespace sockspec::benchmarks
