#pragma once

#include <stdexcept>

namespace sockspec::conformance::cli {

/// Arguments that make no sense: exit status 2. what() says which, and a way out.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace sockspec::conformance::cli
