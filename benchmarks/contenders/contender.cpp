#include "benchmarks/contenders/contender.hpp"

#include <vector>

#include "benchmarks/rivals/rivals.hpp"

namespace sockspec::benchmarks {

std::span<const contender* const> contenders() noexcept {
  static const std::vector<const contender*> all = [] {
    std::vector<const contender*> made{&raw(), &raw_again(), &portability()};
    for (const rival& one : rivals()) made.push_back(one.who);
    return made;
  }();
  return all;
}

}  // namespace sockspec::benchmarks
