#pragma once
// The folder for a run's scratch folders: made under the system's folder for temporary files,
// removed at the end.

#include <filesystem>

namespace sockspec::conformance {

class scratch_folder {
 public:
  /// Errors: std::system_error, if none can be made.
  scratch_folder();
  ~scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  /// A new folder inside.
  std::filesystem::path make(int index) const;

 private:
  std::filesystem::path path_;
};

}  // namespace sockspec::conformance
