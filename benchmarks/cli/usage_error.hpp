#pragma once

#include <stdexcept>

namespace sockspec::benchmarks::cli {

/// Arguments that make no sense: exit status 2. what() says which, and a way out.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace sockspec::benchmarks::cli
