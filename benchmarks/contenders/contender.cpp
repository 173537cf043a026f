#include "benchmarks/contenders/contender.hpp"

#include <vector>

namespace sockspec::benchmarks {

std::span<const contender* const> contenders() noexcept {
  static const std::vector<const contender*> all{&raw(), &raw_again(), &portability()};
  return all;
}

}  // namespace sockspec::benchmarks
