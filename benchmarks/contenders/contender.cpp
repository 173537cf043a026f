#include "benchmarks/contenders/contender.hpp"

#include <array>

namespace sockspec::benchmarks {

std::span<const contender> contenders() noexcept {
  static constexpr std::array all{
      contender{.name = "raw", .over_stream = raw_over_stream},
      contender{.name = "raw_again", .over_stream = raw_over_stream},
      contender{.name = "portability", .over_stream = portability_over_stream},
  };
  return all;
}

}  // namespace sockspec::benchmarks
