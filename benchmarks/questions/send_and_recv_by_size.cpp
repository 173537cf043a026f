#include "benchmarks/questions/contender_answers.hpp"
#include "benchmarks/questions/sizes.hpp"

namespace sockspec::benchmarks {

question send_and_recv_by_size() {
  return {
      .name = "send_and_recv_by_size",
      .asks = "What do one send and the recv of what it took cost?",
      .places = cross(stream_families, stream_sizes),
      .answers =
          [](const place& at) {
            return stream_answers(at.over, stream_operation::send_and_recv,
                                  stream_operation::send_beside_recv);
          },
  };
}

}  // namespace sockspec::benchmarks
