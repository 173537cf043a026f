#include "benchmarks/questions/question.hpp"
#include "benchmarks/questions/stream_grid.hpp"

namespace sockspec::benchmarks {

const question& sendall_by_size() noexcept {
  static constexpr question asked{
      .name = "sendall_by_size",
      .asks = "What does sendall cost, with receiving what it sent?",
      .families = stream_families,
      .sizes = stream_sizes,
      .operation = &stream_work::sendall_and_recv,
  };
  return asked;
}

}  // namespace sockspec::benchmarks
