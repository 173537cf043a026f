#include "benchmarks/questions/question.hpp"

namespace sockspec::benchmarks {

std::vector<place> cross(std::span<const family> families, std::span<const std::size_t> sizes) {
  std::vector<place> all;
  for (const family over : families) {
    for (const std::size_t bytes : sizes) all.push_back({over, bytes});
  }
  return all;
}

const std::vector<question>& questions() {
  static const std::vector<question> all{
      send_and_recv_by_size(),
      sendall_by_size(),
  };
  return all;
}

}  // namespace sockspec::benchmarks
