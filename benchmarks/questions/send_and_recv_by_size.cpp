#include "benchmarks/questions/question.hpp"
#include "benchmarks/questions/stream_grid.hpp"

namespace sockspec::benchmarks {

const question& send_and_recv_by_size() noexcept {
  static constexpr question asked{
      .name = "send_and_recv_by_size",
      .asks = "What do one send and the recv of what it took cost?",
      .families = stream_families,
      .sizes = stream_sizes,
      .operation = &stream_work::send_and_recv,
  };
  return asked;
}

}  // namespace sockspec::benchmarks
