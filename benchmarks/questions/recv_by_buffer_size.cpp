#include "benchmarks/questions/contender_answers.hpp"
#include "benchmarks/questions/sizes.hpp"

namespace sockspec::benchmarks {
namespace {

/// What one operation sends, however small the buffer that receives it.
std::span<const std::byte> sent() {
  static const std::vector<std::byte> data(64 << 10, std::byte{0x5a});
  return data;
}

std::vector<answer> answers(const place& at) {
  std::vector<answer> all = stream_answers(at.over, stream_operation::sendall_and_recv,
                                           stream_operation::sendall_beside_recv);
  for (answer& each : all) {
    each.make = [make = each.make](const transfer& what) { return make({sent(), what.buffer}); };
  }
  return all;
}

}  // namespace

question recv_by_buffer_size() {
  constexpr std::array<std::size_t, 4> buffer_sizes{1 << 10, 4 << 10, 16 << 10, 64 << 10};
  return {
      .name = "recv_by_buffer_size",
      .asks = "What does it cost to receive 64 KiB into a buffer of so many bytes?",
      .places = cross(two_stream_families, buffer_sizes),
      .answers = answers,
  };
}

}  // namespace sockspec::benchmarks
