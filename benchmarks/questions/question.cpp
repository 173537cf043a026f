#include "benchmarks/questions/question.hpp"

#include <array>

namespace sockspec::benchmarks {

std::span<const question* const> questions() noexcept {
  static const std::array all{&sendall_by_size(), &send_and_recv_by_size()};
  return all;
}

}  // namespace sockspec::benchmarks
