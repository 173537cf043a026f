#pragma once
// A folder for files that a tool writes.

#include <filesystem>

namespace sockspec::benchmarks {

/// A new empty folder for temporary files, removed with all in it.
class scratch_folder {
 public:
  /// Errors: throws std::system_error
  scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  ~scratch_folder();

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace sockspec::benchmarks
