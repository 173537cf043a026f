#pragma once
// How many handles a test may have.

#include <cstddef>

namespace sockspec::testing {

/// Windows has no limit of its own below 16 million.
class handle_limit {
 public:
  explicit handle_limit(std::size_t wanted) : enough_(wanted < 16'000'000) {}
  bool is_enough() const noexcept { return enough_; }

 private:
  bool enough_;
};

}  // namespace sockspec::testing
