#include "benchmarks/questions/contender_answers.hpp"
#include "benchmarks/questions/sizes.hpp"

namespace sockspec::benchmarks {

question sendall_by_size() {
  return {
      .name = "sendall_by_size",
      .asks = "What does sendall cost, with receiving what it sent?",
      .places = cross(stream_families, stream_sizes),
      .answers =
          [](const place& at) {
            return stream_answers(at.over, stream_operation::sendall_and_recv,
                                  stream_operation::sendall_beside_recv);
          },
  };
}

}  // namespace sockspec::benchmarks
