#pragma once
// An environment as a new process takes it.

#include <string>
#include <utility>
#include <vector>

namespace sockspec::benchmarks {

/// The environment of this process with some variables added or replaced.
class environment_block {
 public:
  /// Errors: std::runtime_error, if this process's own cannot be read.
  explicit environment_block(const std::vector<std::pair<std::string, std::string>>& changes);

  /// "NAME=VALUE" each, ended by a null pointer; a null pointer itself where nothing is changed,
  /// which means the environment of this process. Valid as long as this object.
  char** pointers() noexcept { return pointers_.empty() ? nullptr : pointers_.data(); }

 private:
  std::vector<std::string> variables_;
  std::vector<char*> pointers_;
};

}  // namespace sockspec::benchmarks
