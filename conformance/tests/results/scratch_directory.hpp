#pragma once
// A directory of a test's own, gone after it.

#include <filesystem>
#include <random>
#include <string>

namespace sockspec::results {

class scratch_directory {
 public:
  scratch_directory() : path_(std::filesystem::temp_directory_path() / fresh_name()) {
    std::filesystem::create_directory(path_);
  }
  ~scratch_directory() {
    std::error_code ignored;  // a leftover in the temporary directory is no failure of the test
    std::filesystem::remove_all(path_, ignored);
  }
  scratch_directory(const scratch_directory&) = delete;
  scratch_directory& operator=(const scratch_directory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  static std::string fresh_name() {
    std::random_device random;
    return "sockspec_results_" + std::to_string(random()) + std::to_string(random());
  }

  std::filesystem::path path_;
};

}  // namespace sockspec::results
