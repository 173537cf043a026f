#include "posix/faults/faults.hpp"

#include <limits>

namespace sockspec::testing {
namespace {

thread_local spoiled_run* running = nullptr;

}  // namespace

spoiled_run::spoiled_run() : spoiled_run(std::numeric_limits<std::size_t>::max(), {}) {}

spoiled_run::spoiled_run(std::size_t which, fault how) : which_(which), fault_(how) {
  running = this;
}

spoiled_run::~spoiled_run() {
  running = nullptr;
}

const fault* spoiled_run::next(const char* call) {
  calls_.emplace_back(call);
  return calls_.size() == which_ + 1 ? &fault_ : nullptr;
}

spoiled_run* current_run() {
  return running;
}

}  // namespace sockspec::testing
