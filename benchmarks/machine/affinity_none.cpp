#include "benchmarks/machine/affinity.hpp"

namespace sockspec::benchmarks {

std::string pin_to_one_processor() {
  return "none: this system has no sched_setaffinity";
}

unpinned::unpinned() noexcept = default;
unpinned::~unpinned() = default;

}  // namespace sockspec::benchmarks
